using Flights.Notifier;
using Flights.Platform;
using Flights.Platform.Hosting;
using Flights.Platform.Options;

namespace Flights.Services.Tests.Notifier;

public sealed class DatabaseOptionsTests
{
    public static TheoryData<string, string, string> Wrong => new()
    {
        { "FLIGHTS_DATABASE",                "oracle",                                   "one of 'sqlite', 'postgresql'" },
        { "FLIGHTS_POSTGRES_URI",            "http://127.0.0.1/flights",                 "must begin with 'postgresql://'" },
        { "FLIGHTS_POSTGRES_URI",            "postgresql://127.0.0.1",                   "must name a database" },
        { "FLIGHTS_POSTGRES_URI",            "postgresql://127.0.0.1/f?sslmode=maybe",   "'sslmode' must be one of" },
        { "FLIGHTS_POSTGRES_URI",            "postgresql://127.0.0.1/f?sslrootcert=/no", "there is no such file" },
        { "FLIGHTS_POSTGRES_URI",            "postgresql://127.0.0.1/f?options=-c",      "not 'options'" },
        { "FLIGHTS_POSTGRES_PASSWORD_FILE",  "/no/such/file",                            "there is no such file" },
        { "FLIGHTS_POSTGRES_POOL_SIZE",      "0",                                        "between 1 and 1000" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Build_WrongOption_IsTold(string variable, string value, string said)
    {
        var settings = new HostSettings
        {
            UseEnvironment = false,
            Overrides = new Dictionary<string, string> { [variable] = value },
        };

        var message = Assert.Throws<OptionsException>(() => ServiceHost.Build(settings, new NotifierModule())).Message;

        Assert.Contains(variable, message, StringComparison.Ordinal);
        Assert.Contains(said, message, StringComparison.Ordinal);
    }
}
