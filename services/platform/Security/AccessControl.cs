using System.Security.Claims;
using Flights.Platform.Errors;
using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Flights.Platform.Security;

/// <summary>Lets a call through to its method if its token gives the role that <see cref="MethodRoles"/> asks for. Any other call is answered
/// here, before a byte of its message is read.</summary>
internal sealed partial class AccessControl(
    RequestDelegate next, OwnToken own, AuthOptions options, IOptionsMonitor<JwtBearerOptions> bearer, ILogger<AccessControl> logger)
{
    private const string ReflectionPrefix = "/grpc.reflection.";

    private const string SubjectClaim = "sub";

    public async Task InvokeAsync(HttpContext context)
    {
        if (await RefusalOfAsync(context).ConfigureAwait(false) is { } refusal)
        {
            Log.Refused(logger, context.GetEndpoint()?.DisplayName ?? "A call of nothing", refusal.Reason);
            await Refusal.WriteAsync(context, refusal).ConfigureAwait(false);
            return;
        }

        await next(context).ConfigureAwait(false);
    }

    private async Task<FlightsException?> RefusalOfAsync(HttpContext context) => RoleFor(context.GetEndpoint()) switch
    {
        null => AccessErrors.MethodClosed(),
        Role.Anyone => null,
        { } needed when own.IsIn(context.Request.Headers.Authorization) => RefusalOf(context, new Caller("", OwnToken.Role), needed),
        { } needed => await RefusalOfTokenAsync(context, needed).ConfigureAwait(false),
    };

    // What is no gRPC method says for itself whether anyone may ask for it.
    private Role? RoleFor(Endpoint? endpoint)
    {
        if (endpoint?.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method.FullName is not { } method)
        {
            return endpoint?.Metadata.GetMetadata<IAllowAnonymous>() is null ? null : Role.Anyone;
        }

        return options.OpenReflection && method.StartsWith(ReflectionPrefix, StringComparison.Ordinal) ? Role.Anyone
            : MethodRoles.Table.TryGetValue(method, out var role) ? role
            : null;
    }

    private async Task<FlightsException?> RefusalOfTokenAsync(HttpContext context, Role needed)
    {
        var result = await context.AuthenticateAsync().ConfigureAwait(false);
        if (result is { Principal: { } caller })
        {
            return RefusalOf(context, new Caller(caller.FindFirst(SubjectClaim)?.Value ?? "", RoleOf(caller)), needed);
        }

        if (result.Failure is not { } failure)
        {
            return AccessErrors.Missing();
        }

        // Without the authority's keys every token looks as if nobody had signed it.
        return await HasKeysAsync(context.RequestAborted).ConfigureAwait(false)
            ? AccessErrors.OfToken(failure, options)
            : AccessErrors.AuthorityUnavailable();
    }

    private async Task<bool> HasKeysAsync(CancellationToken cancellationToken)
    {
        if (bearer.Get(JwtBearerDefaults.AuthenticationScheme).ConfigurationManager is not { } authority)
        {
            return true;
        }

        try
        {
            await authority.GetConfigurationAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private FlightsException? RefusalOf(HttpContext context, Caller caller, Role needed)
    {
        caller.AddTo(context);
        return caller.Role >= needed ? null : AccessErrors.RoleMissing(needed, options);
    }

    // A scope is one claim of several words, a list several claims of one word.
    private Role RoleOf(ClaimsPrincipal caller) =>
        caller.FindAll(options.RoleClaim)
            .SelectMany(claim => claim.Value.Split(' '))
            .Select(word => word switch
            {
                "reader" => Role.Reader,
                "submitter" => Role.Submitter,
                "operator" => Role.Operator,
                _ => Role.Anyone,
            })
            .DefaultIfEmpty(Role.Anyone)
            .Max();
}
