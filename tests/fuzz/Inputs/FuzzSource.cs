namespace Flights.Fuzz.Tests.Inputs;

/// <summary>Something that mutations begin with.</summary>
/// <param name="Name">Its path below the samples or the corpus, and what was done to it.</param>
/// <param name="Text">Its bytes, each as one character (Latin-1): so mutations work on text and no byte is lost.</param>
internal sealed record FuzzSource(string Name, string Text);
