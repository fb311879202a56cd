using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace Flights.Platform.Security;

/// <summary>Asks callers for tokens, if the options say so.</summary>
internal static class AuthSetup
{
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    // The authority is asked while a caller waits.
    private static readonly TimeSpan AuthorityTimeout = TimeSpan.FromSeconds(10);

    public static void AddAccessControl(this IServiceCollection services, AuthOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<OwnToken>();
        if (!options.IsOn)
        {
            return;
        }

        // AddAuthentication would bring the protection of cookies, which keeps keys in the user's home.
        services.AddAuthenticationCore(authentication => authentication.DefaultScheme = JwtBearerDefaults.AuthenticationScheme);
        services.AddWebEncoders();
        services.AddSingleton<IAuthenticationConfigurationProvider, NoConfiguration>();
        new AuthenticationBuilder(services).AddJwtBearer();
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<TimeProvider, ILogger<AccessControl>>((bearer, time, logger) => Configure(bearer, options, time, logger));
    }

    /// <summary>Stands between the choice of the method and its work.</summary>
    public static void UseAccessControl(this WebApplication app, AuthOptions options)
    {
        if (options.IsOn)
        {
            // Now, and not with the first call: what is wrong with the keys must not wait for it.
            app.Services.GetRequiredService<IOptionsMonitor<JwtBearerOptions>>().Get(JwtBearerDefaults.AuthenticationScheme);
            app.UseMiddleware<AccessControl>();
        }
    }

    private static void Configure(JwtBearerOptions bearer, AuthOptions options, TimeProvider time, ILogger logger)
    {
        bearer.MapInboundClaims = false;
        bearer.IncludeErrorDetails = false;
        bearer.SaveToken = false;
        bearer.BackchannelTimeout = AuthorityTimeout;
        bearer.TokenValidationParameters = new TokenValidationParameters
        {
            ValidAudience = options.Audience,
            ValidIssuer = options.Issuer.Length > 0 ? options.Issuer : null,
            ValidAlgorithms = VerificationKeys.Algorithms,
            LifetimeValidator = (notBefore, expires, _, _) => IsAlive(notBefore, expires, time.GetUtcNow().UtcDateTime),
        };
        if (options.Authority is { } authority)
        {
            bearer.Authority = authority.AbsoluteUri;

            // The options refuse plain HTTP to anywhere but this machine.
            bearer.RequireHttpsMetadata = authority.Scheme == Uri.UriSchemeHttps;
            return;
        }

        var keys = new WatchedFiles<IReadOnlyList<SecurityKey>>([options.KeyFile], () => VerificationKeys.Read(options.KeyFile), logger);
        bearer.TokenValidationParameters.IssuerSigningKeyResolver = (_, _, _, _) => keys.Current;
    }

    private static bool IsAlive(DateTime? notBefore, DateTime? expires, DateTime now) => expires switch
    {
        null => throw new SecurityTokenNoExpirationException("It has no end."),
        { } end when end + ClockSkew <= now => throw new SecurityTokenExpiredException("It is over."),
        _ when notBefore - ClockSkew > now => throw new SecurityTokenNotYetValidException("It has not begun."),
        _ => true,
    };

    // No file and no section configures the scheme beside the options.
    private sealed class NoConfiguration : IAuthenticationConfigurationProvider
    {
        public IConfiguration AuthenticationConfiguration { get; } = new ConfigurationBuilder().Build();
    }
}
