namespace Flights.BaselineStore.Evidence;

/// <summary>What the recorded flights below a number say of a row's step.</summary>
/// <param name="FirstListed">The lowest flight that lists it; null if none does.</param>
/// <param name="FirstPass">The lowest flight in which it passed; null if there is none.</param>
/// <param name="HadJobCount">How many flights below the number, that count, had the job.</param>
/// <param name="PassedCount">In how many of them it is known to have passed.</param>
internal readonly record struct StepHistory(long? FirstListed, long? FirstPass, int HadJobCount, int PassedCount);
