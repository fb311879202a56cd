using Flights.Platform.Bus;
using Flights.Platform.Tests.Security;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Flights.Platform.Tests.Bus;

/// <summary>A real broker by TLS.</summary>
public sealed class RabbitMqTlsTests
{
    [Fact]
    public async Task Bus_ByTls_CarriesAMessage()
    {
        var header = new V1.EventHeader { Name = "labs/example/branches/ovmf/events/1", Sequence = 1 };
        await using var host = await TestHost.StartAsync(
            TestHost.Settings(
                ("FLIGHTS_BUS", "rabbitmq"),
                ("FLIGHTS_RABBITMQ_URI", Given("FLIGHTS_TEST_RABBITMQS")),
                ("FLIGHTS_RABBITMQ_CA_FILE", Given("FLIGHTS_TEST_RABBITMQ_CERTIFICATE"))),
            new TestModule());

        // It returns when the broker has confirmed the message.
        await host.Part<IMessagePublisher>().PublishAsync(new V1.GateChanged { Header = header }, TestContext.Current.CancellationToken);
    }

    public static TheoryData<string, bool> Authorities => new()
    {
        { "its own", true },
        { "another", false },
        { "the machine's", false },
    };

    [Theory]
    [MemberData(nameof(Authorities))]
    public async Task Broker_IsBelieved_IfAnAuthorityVouchesForIt(string authority, bool isBelieved)
    {
        using var folder = new TempFolder();
        var options = new BusOptions
        {
            RabbitMqUri = new Uri(Given("FLIGHTS_TEST_RABBITMQS")),
            RabbitMqCaFile = authority switch
            {
                "its own" => Given("FLIGHTS_TEST_RABBITMQ_CERTIFICATE"),
                "another" => folder.Write("ca", new TestAuthority().Pem),
                _ => "",
            },
        };

        if (isBelieved)
        {
            await using var connection = await ConnectAsync(options);
            Assert.True(connection.IsOpen);
        }
        else
        {
            var error = await Assert.ThrowsAsync<BrokerUnreachableException>(() => ConnectAsync(options));
            Assert.IsType<System.Security.Authentication.AuthenticationException>(error.GetBaseException());
        }
    }

    private static Task<IConnection> ConnectAsync(BusOptions options)
    {
        var login = BrokerLogin.Of(options);
        var factory = new ConnectionFactory { Uri = login.Address, UserName = login.User, Password = login.Password, Ssl = login.Tls! };
        return factory.CreateConnectionAsync(TestContext.Current.CancellationToken);
    }

    private static string Given(string variable)
    {
        RabbitMqFixture.NeedsBroker();
        return Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException($"{variable} is not set beside FLIGHTS_TEST_RABBITMQ: tests/servers.sh up prints both.");
    }
}
