using Flights.Domain.Flights;

namespace Flights.Cli.Parse;

/// <summary>Prints the facts of one report for people.</summary>
internal static class FactsText
{
    /// <summary>Prints those of a bisection.</summary>
    public static void Write(Bisection bisection, TextWriter writer)
    {
        writer.WriteLine($"bisection  {bisection.Step} on {bisection.Branch}, {(bisection.State.Length > 0 ? bisection.State : "state not said")}");
        foreach (var finding in bisection.Findings)
        {
            writer.WriteLine($"found      {finding.Headline}");
            if (finding.Tree is { } tree)
            {
                writer.WriteLine($"culprit    {tree.Name} {finding.Introduced}, good {finding.NotPresent}");
            }
        }

        writer.WriteLine($"results    {bisection.Results.Count} flights: {string.Join(", ", bisection.Trees.Select(tree => tree.Name))}");
        if (bisection.LastFlight is { } flight)
        {
            Write(flight, writer);
        }
    }

    /// <summary>Prints those of a flight.</summary>
    public static void Write(Flight flight, TextWriter writer)
    {
        var report = flight.Report;
        writer.WriteLine($"flight     {flight.Number} on {flight.Branch}, {flight.Blessing}{(flight.IntendedBlessing is { } wish ? $" [{wish}]" : "")}");
        foreach (var retest in flight.Retests)
        {
            writer.WriteLine($"retest     {retest.Flight}, {retest.Blessing}");
        }

        writer.WriteLine($"outcome    {(report.Headline.Length > 0 ? report.Headline : "not said")}{(report.HeadlinePushed ? " - PUSHED" : "")}");
        writer.WriteLine($"reported   {(flight.ReportTime is { } time ? time.ToString("yyyy-MM-dd HH:mm:ss zzz", null) : "not said")}");
        writer.WriteLine($"targeted   {Text(flight.Targeted)}");
        writer.WriteLine($"baseline   {Text(flight.Baseline)}");
        writer.WriteLine($"push gate  {flight.Push?.Outcome.ToString() ?? "not said"}");
        writer.WriteLine($"body hash  {flight.BodyHashState}");
        writer.WriteLine($"digest     {flight.Digest}");
        WriteCounts(flight, writer);
        foreach (var row in flight.Failures)
        {
            var place = row.SeenIn is { } other ? $" in {other}" : "";
            writer.WriteLine($"  {row.Section}: {row.Step}: {row.Status}{place} {row.Summary}".TrimEnd());
        }

        foreach (var diagnostic in report.Diagnostics)
        {
            var other = diagnostic.Other is { } place ? $" ({(place.Header.Length > 0 ? place.Header : "line")} {place.Line})" : "";
            writer.WriteLine($"{diagnostic.Line}:{diagnostic.Column}: {diagnostic.Reason}: {diagnostic.Message}{other}");
        }
    }

    private static void WriteCounts(Flight flight, TextWriter writer)
    {
        var statuses = flight.Jobs.GroupBy(job => job.Status.Word).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal);
        writer.WriteLine($"jobs       {flight.Jobs.Count}: {string.Join(", ", statuses.Select(group => $"{group.Count()} {group.Key}"))}");
        if (flight.Jobs.Any(job => job.Host.Length > 0))
        {
            writer.WriteLine($"hosts      {string.Join(", ", flight.Jobs.Where(job => job.Host.Length > 0).Select(job => $"{job.Host} {job.Status}"))}");
        }

        writer.WriteLine($"commits    {flight.Report.Commits.Count}");
        var sections = flight.Failures.GroupBy(row => row.Section).OrderBy(group => group.Key);
        writer.WriteLine($"rows       {flight.Failures.Count}: {string.Join(", ", sections.Select(group => $"{group.Count()} {group.Key}"))}");
    }

    private static string Text(Versions versions) => versions switch
    {
        { IsNone: true } => "not said",
        { Flight: { } flight } => $"flight {flight}",
        _ => string.Join(", ", versions.Trees),
    };
}
