namespace Flights.Cli.Sources;

/// <summary>What holds mails.</summary>
internal enum SourceKind
{
    /// <summary>It is found by looking.</summary>
    Auto,

    /// <summary>A file with one mail or text.</summary>
    Mail,

    /// <summary>A file with many mails, each below a <c>From </c> line; gzip-compressed if it begins so.</summary>
    Mbox,

    /// <summary>A folder with <c>cur</c> and <c>new</c>.</summary>
    Maildir,

    /// <summary>A git repository of public-inbox, or an inbox with several of them.</summary>
    PublicInbox,

    /// <summary>A folder of any files, subfolders included.</summary>
    Folder,
}
