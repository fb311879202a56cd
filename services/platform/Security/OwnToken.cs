using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Flights.Platform.Security;

/// <summary>The token by which a process knows its own calls: modules of one process call each other over its own port. It is drawn at
/// start and leaves the process only on its way to itself.</summary>
internal sealed class OwnToken
{
    /// <summary>What the modules of a process may do with each other: they only ask.</summary>
    public const Role Role = Security.Role.Reader;

    private const int Bytes = 32;

    private readonly byte[] _header;

    public OwnToken()
    {
        Value = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        _header = Encoding.ASCII.GetBytes($"Bearer {Value}");
    }

    public string Value { get; }

    /// <summary>Whether it is in the header of a call; how long that takes tells nothing of it.</summary>
    public bool IsIn(string? authorization) =>
        authorization is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(authorization), _header);
}
