using System.Buffers;

namespace Flights.Domain.Reports;

/// <summary>
/// Keeps one string for each distinct word of a report: a job stands in the table and in the rows, a test in many rows. Its room is lent
/// and goes back when it is disposed of.
/// </summary>
internal sealed class WordPool : IDisposable
{
    private const int UsualRoom = 256;

    private Entry[] _entries = ArrayPool<Entry>.Shared.Rent(UsualRoom);
    private int _room = UsualRoom;
    private int _count;

    /// <summary>The string of a word.</summary>
    public string this[ReadOnlySpan<char> word] => Find(word).Word!;

    /// <summary>Notes that the jobs table names a job.</summary>
    /// <param name="word">The job.</param>
    /// <param name="line">The line, from 1.</param>
    /// <param name="job">The string of the word.</param>
    /// <returns>The first line that names it.</returns>
    public int NoteJob(ReadOnlySpan<char> word, int line, out string job)
    {
        ref var entry = ref Find(word);
        entry.JobLine = entry.JobLine == 0 ? line : entry.JobLine;
        job = entry.Word!;
        return entry.JobLine;
    }

    /// <summary>Gives the room back.</summary>
    public void Dispose()
    {
        ArrayPool<Entry>.Shared.Return(_entries, clearArray: true);
        _entries = [];
    }

    private ref Entry Find(ReadOnlySpan<char> word)
    {
        if (_count >= _room / 2)
        {
            Grow();
        }

        ref var entry = ref EntryOf(word);
        if (entry.Word is null)
        {
            entry.Word = word.ToString();
            _count++;
        }

        return ref entry;
    }

    // The word's own place or, where another word stands there, the next one that is free.
    private ref Entry EntryOf(ReadOnlySpan<char> word)
    {
        var mask = _room - 1;
        var place = string.GetHashCode(word) & mask;
        while (_entries[place].Word is { } other && !word.SequenceEqual(other))
        {
            place = (place + 1) & mask;
        }

        return ref _entries[place];
    }

    private void Grow()
    {
        var smaller = _entries;
        _room *= 2;
        _entries = ArrayPool<Entry>.Shared.Rent(_room);
        foreach (var entry in smaller)
        {
            if (entry.Word is { } word)
            {
                EntryOf(word) = entry;
            }
        }

        ArrayPool<Entry>.Shared.Return(smaller, clearArray: true);
    }

    private struct Entry
    {
        public string? Word;
        public int JobLine;
    }
}
