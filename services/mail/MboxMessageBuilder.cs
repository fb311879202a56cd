using System.Buffers;
using Flights.Domain.Flights;
using Flights.Domain.Reports;

namespace Flights.Mail;

/// <summary>Collects the lines of one mail of a mailbox and undoes the quoting of its <c>From </c> lines.</summary>
/// <param name="quoting">The mailbox's form.</param>
/// <param name="maxBytes">The size up to which the mail is kept: of a larger one, only one byte more.</param>
internal sealed class MboxMessageBuilder(MboxQuoting quoting, int maxBytes)
{
    private readonly ArrayBufferWriter<byte> _unquoted = new();

    // Where one '>' was taken away: enough to give back any of the forms.
    private readonly List<int> _takenAt = [];

    /// <summary>Begins the next mail.</summary>
    public void Clear()
    {
        _unquoted.ResetWrittenCount();
        _takenAt.Clear();
    }

    /// <summary>Adds a line, with its line end.</summary>
    public void Append(ReadOnlySpan<byte> line)
    {
        if (line.StartsWith(">"u8) && line.TrimStart((byte)'>').StartsWith("From "u8) && _unquoted.WrittenCount <= maxBytes)
        {
            _takenAt.Add(_unquoted.WrittenCount);
            line = line[1..];
        }

        var room = (int)Math.Min(line.Length, maxBytes + 1L - _unquoted.WrittenCount);
        _unquoted.Write(line[..room]);
    }

    /// <summary>The mail as it was before it was put into the mailbox.</summary>
    public ReadOnlyMemory<byte> Build()
    {
        if (_takenAt.Count == 0 || _unquoted.WrittenCount > maxBytes)
        {
            return WithoutSeparator(_unquoted.WrittenSpan.ToArray());
        }

        if (quoting != MboxQuoting.Auto)
        {
            return Form(quoting);
        }

        foreach (var form in new[] { MboxQuoting.Mboxrd, MboxQuoting.Mboxo, MboxQuoting.None })
        {
            var mail = Form(form);
            if (MailReader.Read(mail, ParseLimits.Default).Text is { BodyHashState: BodyHashState.Verified })
            {
                return mail;
            }
        }

        return Form(MboxQuoting.Mboxrd);
    }

    private ReadOnlyMemory<byte> Form(MboxQuoting form)
    {
        var mailboxrd = _unquoted.WrittenSpan;
        using var mail = new MemoryStream(mailboxrd.Length + _takenAt.Count);
        var copied = 0;
        foreach (var position in _takenAt)
        {
            mail.Write(mailboxrd[copied..position]);
            copied = position;
            if (form == MboxQuoting.None || (form == MboxQuoting.Mboxo && mailboxrd[position] == '>'))
            {
                mail.WriteByte((byte)'>');
            }
        }

        mail.Write(mailboxrd[copied..]);
        return WithoutSeparator(mail.ToArray());
    }

    // The empty line before the next "From " line belongs to the mailbox.
    private static ReadOnlyMemory<byte> WithoutSeparator(byte[] message)
    {
        ReadOnlySpan<byte> span = message;
        return span.EndsWith("\n\r\n"u8) ? message.AsMemory(0, message.Length - 2)
            : span.EndsWith("\n\n"u8) ? message.AsMemory(0, message.Length - 1)
            : message;
    }
}
