using System.Threading.Channels;

namespace Flights.EndToEnd.Tests.Subscribers;

/// <summary>Somebody who subscribes on the bus and prints a line for each event of a regression: the routing key, what
/// <see cref="PrintedRegression"/> says and, if it has another name now, <c>was</c> with the former one; with tabs between.</summary>
internal interface IPrintingSubscriber : IAsyncDisposable
{
    /// <summary>The lines, as they come.</summary>
    ChannelReader<string> Lines { get; }
}
