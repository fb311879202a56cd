using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Flights.Platform.Json;

/// <summary>What the contract says of itself: the comments of <c>protos/flights/v1</c>, by full name.</summary>
internal sealed class ContractComments
{
    private const string Resource = "contract.binpb";

    private readonly Dictionary<string, string> _comments = new(StringComparer.Ordinal);

    private ContractComments(IEnumerable<FileDescriptor> files)
    {
        foreach (var file in files)
        {
            Add(file.MessageTypes);
            Add(file.EnumTypes);
            foreach (var service in file.Services)
            {
                Add(service);
                foreach (var method in service.Methods)
                {
                    Add(method);
                }
            }
        }
    }

    /// <summary>Reads them from the contract that was built with this program.</summary>
    public static ContractComments Read()
    {
        using var contract = typeof(V1.Flight).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The contract has no {Resource}.");
        return new ContractComments(FileDescriptor.BuildFromByteStrings(FileDescriptorSet.Parser.ParseFrom(contract).File.Select(file => file.ToByteString())));
    }

    /// <summary>The comment of something, in one paragraph or several; empty if it has none.</summary>
    public string Of(IDescriptor descriptor) => _comments.GetValueOrDefault(descriptor.FullName, "");

    private void Add(IEnumerable<MessageDescriptor> messages)
    {
        foreach (var message in messages)
        {
            Add(message);
            Add(message.NestedTypes);
            Add(message.EnumTypes);
            foreach (var field in message.Fields.InDeclarationOrder())
            {
                Add(field);
            }
        }
    }

    private void Add(IEnumerable<EnumDescriptor> enums)
    {
        foreach (var each in enums)
        {
            Add(each);
            foreach (var value in each.Values)
            {
                Add(value);
            }
        }
    }

    private void Add(DescriptorBase descriptor)
    {
        if (descriptor.Declaration is { LeadingComments: { Length: > 0 } comment })
        {
            _comments[descriptor.FullName] = Reflow(comment);
        }
    }

    // The lines of a paragraph are one; an empty line stays one.
    private static string Reflow(string comment) => string.Join(
        "\n\n",
        string.Join('\n', comment.Split('\n').Select(line => line.Trim()))
            .Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(paragraph => paragraph.Replace('\n', ' ')));
}
