using Flights.Domain.Flights;

namespace Flights.Domain.Reports.Parts;

/// <summary>A row of a section: <c>JOB [STEPNO] TESTID STATUS [in N] [SUMMARY]</c>.</summary>
/// <param name="Step">The step.</param>
/// <param name="StepNumber">Its position in its job, or null for a row that stands for a whole job.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Result">What follows the status.</param>
internal readonly record struct Row(StepKey Step, int? StepNumber, StepStatus Status, RowResult Result);
