using Google.Protobuf;
using Grpc.Core;

namespace Flights.Cli.Submit;

/// <summary>Submits mails to a parser service.</summary>
/// <param name="parser">The service.</param>
/// <param name="lab">The resource name of the lab to which the mails belong; empty to let the parser find it.</param>
/// <param name="timeout">How long it may take until a mail is taken.</param>
/// <param name="clock">The clock by which that is measured.</param>
internal sealed class ReportSubmitter(V1.ParserService.ParserServiceClient parser, string lab, TimeSpan timeout, TimeProvider clock)
{
    /// <summary>Submits one mail. While the service has no room for it, it is submitted again when the service says, as long as there is
    /// time.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled from here.</exception>
    public async Task<SubmitOutcome> SubmitAsync(ReadOnlyMemory<byte> mail, CancellationToken cancellationToken)
    {
        var options = new CallOptions(deadline: clock.GetUtcNow().UtcDateTime + timeout, cancellationToken: cancellationToken);
        var request = new V1.SubmitReportRequest { Text = UnsafeByteOperations.UnsafeWrap(mail), Lab = lab };
        try
        {
            return SubmitOutcome.Accepted(await new AdvisedCalls(timeout, clock).MakeAsync(
                () => parser.SubmitReportAsync(request, options).ResponseAsync, cancellationToken));
        }
        catch (RpcException error)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return SubmitOutcome.Of(error);
        }
    }
}
