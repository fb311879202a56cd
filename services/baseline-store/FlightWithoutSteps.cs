using Google.Protobuf;

namespace Flights.BaselineStore;

/// <summary>Decodes a flight without the steps of its jobs: of a complete one they are thousands, and to decode them takes longer than all
/// that a judgement asks of the database.</summary>
internal static class FlightWithoutSteps
{
    private delegate void MergeField<in T>(T message, ReadOnlySpan<byte> content);

    /// <summary>Decodes a flight.</summary>
    /// <param name="message">The whole flight, as <c>flights.v1.Flight</c>.</param>
    /// <exception cref="InvalidDataException">It is no message.</exception>
    public static V1.Flight Parse(ReadOnlySpan<byte> message) =>
        Merge(new V1.Flight(), message, V1.Flight.CompleteFieldNumber, static (flight, complete) =>
            flight.Complete = Merge(new V1.CompleteFlight(), complete, V1.CompleteFlight.JobsFieldNumber, static (flight, job) =>
                flight.Jobs.Add(Merge(new V1.CompleteJob(), job, V1.CompleteJob.StepsFieldNumber, static (_, _) => { }))));

    // To merge an encoded message piece by piece is to merge it whole.
    private static T Merge<T>(T message, ReadOnlySpan<byte> encoded, int apart, MergeField<T> mergeApart)
        where T : IMessage
    {
        var fields = new EncodedFields(encoded);
        while (fields.MoveNext())
        {
            if (fields.Number == apart)
            {
                mergeApart(message, fields.Content);
            }
            else
            {
                message.MergeFrom(fields.Whole);
            }
        }

        return message;
    }
}
