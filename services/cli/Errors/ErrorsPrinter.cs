using System.Globalization;
using Flights.Cli.Output;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Flights.Cli.Errors;

/// <summary>Prints messages of error queues.</summary>
internal static class ErrorsPrinter
{
    private static readonly JsonFormatter Json = new(new JsonFormatter.Settings(
        formatDefaultValues: false, TypeRegistry.FromFiles(V1.EventsReflection.Descriptor)));

    private static readonly JsonFormatter Indented = new(new JsonFormatter.Settings(
        formatDefaultValues: false, TypeRegistry.FromFiles(V1.EventsReflection.Descriptor)).WithIndentation());

    /// <summary>Prints one JSON object a line, for programs.</summary>
    public static void WriteJson(IEnumerable<V1.FailedMessage> messages, TextWriter writer)
    {
        foreach (var message in messages)
        {
            Json.Format(message, writer);
            writer.WriteLine();
        }
    }

    /// <summary>Prints a message with its content, for people.</summary>
    public static void WriteIndented(V1.FailedMessage message, TextWriter writer)
    {
        Indented.Format(message, writer);
        writer.WriteLine();
    }

    /// <summary>Prints a list, for people.</summary>
    /// <param name="messages">The messages that are listed.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="output">Where to.</param>
    public static void WriteList(IReadOnlyList<V1.FailedMessage> messages, int count, TextWriter output)
    {
        var writer = new PrintableWriter(output);
        if (messages.Count > 0)
        {
            var table = new Columns("id", "queue", "message", "of", "failed", "reason");
            foreach (var message in messages)
            {
                table.Add(
                    message.Id,
                    message.Queue,
                    message.MessageType[(message.MessageType.LastIndexOf('.') + 1)..],
                    message.Resource,
                    message.FailTime?.ToDateTime().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "",
                    message.Reason);
            }

            table.Write(writer);
        }

        writer.WriteLine((count, messages.Count) switch
        {
            (0, _) => "the error queues are empty",
            (1, 1) => "1 message",
            var (all, shown) when all == shown => $"{all} messages",
            var (all, shown) => $"{shown} of {all} messages: --limit shows more",
        });
    }
}
