using Flights.Platform.Errors;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Flights.Platform.Security;

/// <summary>Who calls.</summary>
/// <param name="Subject">The subject of the token (<c>sub</c>): the same one is the same caller. Empty if it names none.</param>
/// <param name="Role">What the token lets it do.</param>
public sealed record Caller(string Subject, Role Role)
{
    /// <summary>Whoever reaches a process that asks for no token.</summary>
    public static readonly Caller Anybody = new("", Role.Operator);

    /// <summary>Who made a call.</summary>
    /// <exception cref="FlightsException">Nobody has looked who it is, in a process that asks for tokens.</exception>
    public static Caller Of(ServerCallContext call)
    {
        var context = call.GetHttpContext();
        return context.Items[typeof(Caller)] switch
        {
            Caller caller => caller,
            _ when !context.RequestServices.GetRequiredService<AuthOptions>().IsOn => Anybody,
            _ => throw AccessErrors.Missing(),
        };
    }

    internal void AddTo(HttpContext context) => context.Items[typeof(Caller)] = this;
}
