using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Flights.Platform.Hosting;

/// <summary>Health and metrics over HTTP, at <c>FLIGHTS_HTTP_LISTEN</c>:
/// <list type="bullet">
/// <item><c>/health/live</c>: the process answers. One that does not is to be started anew.</item>
/// <item><c>/health/started</c>: its start is over: it has migrated its database and bound its queues.</item>
/// <item><c>/health/ready</c>: it can do its work; if not, with what is in the way and why, one line each.</item>
/// <item><c>/metrics</c>: all metrics, in the form of Prometheus.</item>
/// </list>
/// The answer to a question for health is 200 or 503.</summary>
internal static class OperatorPages
{
    public static void UseOperatorPages(this WebApplication app) => app.MapWhen(OperatorConnection.Carries, pages =>
    {
        MapHealth(pages, "/health/live", HealthNames.Live);
        MapHealth(pages, "/health/started", HealthNames.Started);
        MapHealth(pages, "/health/ready", HealthNames.Ready);
        pages.UseOpenTelemetryPrometheusScrapingEndpoint("/metrics");
    });

    private static void MapHealth(IApplicationBuilder pages, string path, string name) =>
        pages.Map(path, page => page.Run(context => AnswerAsync(context, name)));

    private static async Task AnswerAsync(HttpContext context, string name)
    {
        var checks = context.RequestServices.GetRequiredService<HealthCheckService>();
        var report = await checks.CheckHealthAsync(check => HealthNames.Covers(name, check.Name, check.Tags), context.RequestAborted).ConfigureAwait(false);
        var isWell = report.Status != HealthStatus.Unhealthy;
        context.Response.StatusCode = isWell ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsync(TextOf(name, isWell, report), context.RequestAborted).ConfigureAwait(false);
    }

    private static string TextOf(string name, bool isWell, HealthReport report)
    {
        var text = new StringBuilder(isWell ? name : $"not {name}").Append('\n');
        foreach (var (check, entry) in report.Entries.Where(entry => entry.Value.Status != HealthStatus.Healthy))
        {
            text.Append(check).Append(": ").Append(entry.Description).Append('\n');
        }

        return text.ToString();
    }
}
