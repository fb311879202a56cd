using System.ComponentModel.DataAnnotations;
using Flights.Platform.Options;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Flights.Platform.Tests.Options;

public sealed class OptionsTests
{
    [Fact]
    public void Build_SeveralWrongVariables_TellsTheErrorsOfAllModulesTogether()
    {
        var first = new TestModule("parser") { Services = services => services.Options<SampleOptions>() };
        var second = new TestModule("notifier") { Services = services => services.Options<OtherOptions>() };
        var settings = TestHost.Settings(
            ("FLIGHTS_MAX_STREAMS", "many"), ("SAMPLE_COUNT", "11"), ("SAMPLE_PAUSE", "7"), ("OTHER_SWITCH", "on"));

        var exception = Assert.Throws<OptionsException>(() => ServiceHost.Build(settings, first, second));

        Assert.Equal(
            [
                "FLIGHTS_MAX_STREAMS is 'many': it must be a whole number.",
                "SAMPLE_COUNT is '11': it must lie between 1 and 10.",
                "SAMPLE_PAUSE is '7': it must be a duration such as '500ms', '30s', '5m' or '1h'.",
                "OTHER_SWITCH is 'on': it must be 'true' or 'false'.",
            ],
            exception.Errors);
    }

    [Fact]
    public void Build_OptionsThatDoNotFitTogether_TellsSo()
    {
        var module = new TestModule { Services = services => services.Options<SampleOptions>() };
        var settings = TestHost.Settings(("SAMPLE_COUNT", "3"), ("SAMPLE_NAME", "three words long"));

        var exception = Assert.Throws<OptionsException>(() => ServiceHost.Build(settings, module));

        Assert.Equal(["SAMPLE_NAME must have SAMPLE_COUNT letters."], exception.Errors);
    }

    [Fact]
    public void Build_WrongSecret_DoesNotShowIt()
    {
        var module = new TestModule { Services = services => services.Options<OtherOptions>() };
        var settings = TestHost.Settings(("OTHER_SECRET", "hunter2"));

        var exception = Assert.Throws<OptionsException>(() => ServiceHost.Build(settings, module));

        Assert.Contains("OTHER_SECRET is '***'", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NothingSet_KeepsTheDefaults()
    {
        var options = Read();

        Assert.Equal(new SampleOptions(), options);
    }

    [Fact]
    public void Read_EverythingSet_TakesEachType()
    {
        var options = Read(
            ("SAMPLE_COUNT", "5"), ("SAMPLE_NAME", "seven"), ("SAMPLE_PAUSE", "1h"), ("SAMPLE_WORD", "two-words"),
            ("SAMPLE_PLACE", "http://example.org:80/"), ("SAMPLE_SWITCH", "true"));

        var expected = new SampleOptions
        {
            Count = 5,
            Name = "seven",
            Pause = TimeSpan.FromHours(1),
            Word = SampleWord.TwoWords,
            Place = new Uri("http://example.org/"),
            Switch = true,
        };
        Assert.Equal(expected, options);
    }

    [Fact]
    public async Task Build_MisspeltVariable_IsWarnedOf()
    {
        var settings = TestHost.Settings(
            ("FLIGHTS_LOG_LEVLE", "debug"), ("FLIGHTS_LOG_LEVEL", "warning"), ("FLIGHTS_PARSER_SERVICE_HOST", "10.0.0.1"));
        var log = new LogText();

        await using var app = ServiceHost.Build(settings, new TestModule { Services = services => services.Services.AddSingleton<ILoggerProvider>(log) });

        Assert.Equal(["The variable FLIGHTS_LOG_LEVLE is set, but nothing reads it: is FLIGHTS_LOG_LEVEL meant?"], log.Lines);
    }

    public static TheoryData<string, TimeSpan> Durations => new()
    {
        { "500ms", TimeSpan.FromMilliseconds(500) },
        { "30s",   TimeSpan.FromSeconds(30) },
        { "5m",    TimeSpan.FromMinutes(5) },
        { "1h",    TimeSpan.FromHours(1) },
    };

    [Theory]
    [MemberData(nameof(Durations))]
    public void Read_Duration_TakesTheUnit(string text, TimeSpan expected) => Assert.Equal(expected, Read(("SAMPLE_PAUSE", text)).Pause);

    [Fact]
    public void Catalog_OfModules_ListsEachVariableOnceWithItsDefault()
    {
        var module = new TestModule("parser")
        {
            Services = services =>
            {
                services.Options<SampleOptions>();
                services.Options<SampleOptions>();
                services.AddPeer<V1.BaselineService.BaselineServiceClient>("baseline-store");
            },
        };

        var entries = OptionsCatalog.Of(module);

        Assert.Contains(new OptionsCatalog.Entry("FLIGHTS_LISTEN", "http://127.0.0.1:5101/"), entries);
        Assert.Contains(new OptionsCatalog.Entry("FLIGHTS_BUS", "rabbitmq"), entries);
        Assert.Contains(new OptionsCatalog.Entry("FLIGHTS_CALL_TIMEOUT", "30s"), entries);
        Assert.Contains(new OptionsCatalog.Entry("FLIGHTS_BASELINE_STORE_ADDRESS", "http://127.0.0.1:5102/"), entries);
        Assert.Contains(new OptionsCatalog.Entry("SAMPLE_PAUSE", "250ms"), entries);
        Assert.Contains(new OptionsCatalog.Entry("SAMPLE_WORD", "one"), entries);
        Assert.Equal(entries.Count, entries.Select(entry => entry.Name).Distinct().Count());
    }

    [Fact]
    public void Catalog_OfSeveralModules_HasTheDefaultsOfAnEmbeddedProcess()
    {
        var entries = OptionsCatalog.Of(new TestModule("parser"), new TestModule("baseline-store"));

        Assert.Contains(new OptionsCatalog.Entry("FLIGHTS_LISTEN", "http://127.0.0.1:5100/"), entries);
        Assert.Contains(new OptionsCatalog.Entry("FLIGHTS_BUS", "in-memory"), entries);
    }

    private static SampleOptions Read(params (string Name, string Value)[] variables)
    {
        SampleOptions? options = null;
        var module = new TestModule { Services = services => options = services.Options<SampleOptions>() };
        using var app = (IDisposable)ServiceHost.Build(TestHost.Settings(variables), module);
        return options!;
    }

    public enum SampleWord
    {
        One,
        TwoWords,
    }

    public sealed record SampleOptions : IValidatableObject
    {
        [Variable("SAMPLE_COUNT")]
        [Range(1, 10, ErrorMessage = "it must lie between 1 and 10.")]
        public int Count { get; set; } = 4;

        [Variable("SAMPLE_NAME")]
        public string Name { get; set; } = "four";

        [Variable("SAMPLE_PAUSE")]
        public TimeSpan Pause { get; set; } = TimeSpan.FromMilliseconds(250);

        [Variable("SAMPLE_WORD")]
        public SampleWord Word { get; set; } = SampleWord.One;

        [Variable("SAMPLE_PLACE")]
        public Uri Place { get; set; } = new("http://127.0.0.1/");

        [Variable("SAMPLE_SWITCH")]
        public bool Switch { get; set; }

        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (Name.Length != Count)
            {
                yield return new ValidationResult("SAMPLE_NAME must have SAMPLE_COUNT letters.");
            }
        }
    }

    public sealed class OtherOptions
    {
        [Variable("OTHER_SWITCH")]
        public bool Switch { get; set; }

        [Variable("OTHER_SECRET")]
        [Secret]
        public int Secret { get; set; }
    }
}
