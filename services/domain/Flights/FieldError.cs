namespace Flights.Domain.Flights;

/// <summary>What is wrong with one field of what somebody gave us.</summary>
/// <param name="Field">The path of the field, such as <c>jobs[2].steps[0].step_number</c>, places counted from 0.</param>
/// <param name="Reason">A stable reason in UPPER_SNAKE_CASE, such as <c>STEP_NUMBER_TWICE</c>.</param>
/// <param name="Message">A sentence for a person.</param>
public sealed record FieldError(string Field, string Reason, string Message);
