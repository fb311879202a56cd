using System.CommandLine;
using System.CommandLine.Parsing;

namespace Flights.Cli.Subscribe;

/// <summary>The options that say by which way a subscriber is told.</summary>
internal sealed class ChannelOptions
{
    private readonly Option<bool> _file = new("--file") { Description = "By lines of JSON in a file on the notifier's machine." };

    private readonly Option<string?> _webhook = new("--webhook") { HelpName = "URL", Description = "By a POST of JSON to this address." };

    private readonly Option<string?> _secret = new("--secret")
    {
        HelpName = "NAME",
        Description = "The key that signs what goes to --webhook, one of those that the notifier's operator keeps. Without it: unsigned.",
    };

    private readonly Option<string?> _chat = new("--chat")
    {
        HelpName = "NAME",
        Description = "In a chat: the name of the secret that the address of its webhook is, one of those that the notifier's operator keeps.",
    };

    private readonly Option<string?> _mail = new("--mail") { HelpName = "ADDRESS", Description = "By mail to this address." };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="isRequired">Whether one must be chosen.</param>
    public void AddTo(Command command, bool isRequired)
    {
        command.Validators.Add(result =>
        {
            var count = Count(result);
            if (count > 1 || (isRequired && count == 0))
            {
                result.AddError("One way is to be chosen: --file, --webhook, --chat or --mail.");
            }

            if (result.GetValue(_secret) is not null && result.GetValue(_webhook) is null)
            {
                result.AddError("--secret is that of --webhook.");
            }
        });
        command.Add(_file);
        command.Add(_webhook);
        command.Add(_secret);
        command.Add(_chat);
        command.Add(_mail);
    }

    /// <summary>Whether one is chosen.</summary>
    public bool IsGiven(CommandResult arguments) => Count(arguments) > 0;

    /// <summary>Puts what is chosen into a subscription.</summary>
    /// <returns>The name of the field; null if none is chosen.</returns>
    public string? Apply(ParseResult arguments, V1.Subscription subscription)
    {
        if (arguments.GetValue(_file))
        {
            subscription.File = new V1.FileChannel();
            return "file";
        }

        if (arguments.GetValue(_webhook) is { } uri)
        {
            subscription.Webhook = new V1.WebhookChannel { Uri = uri, Secret = arguments.GetValue(_secret) ?? "" };
            return "webhook";
        }

        if (arguments.GetValue(_chat) is { } secret)
        {
            subscription.Chat = new V1.ChatChannel { Secret = secret };
            return "chat";
        }

        if (arguments.GetValue(_mail) is { } address)
        {
            subscription.Mail = new V1.MailChannel { To = address };
            return "mail";
        }

        return null;
    }

    private int Count(CommandResult arguments)
    {
        string?[] texts = [arguments.GetValue(_webhook), arguments.GetValue(_chat), arguments.GetValue(_mail)];
        return texts.Count(text => text is not null) + (arguments.GetValue(_file) ? 1 : 0);
    }
}
