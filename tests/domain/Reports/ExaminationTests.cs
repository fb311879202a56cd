using Flights.Domain.Flights;
using Flights.Domain.Reports.Writing;

namespace Flights.Domain.Tests.Reports;

/// <summary>Flights that examine hosts: each job names one.</summary>
public sealed class ExaminationTests
{
    private static readonly SampleText Examination = new()
    {
        Subject = "[examine test] 7100: FAIL",
        Head = "flight 7100 examine real [real]\nhttp://logs.lab.example.org/osstest/logs/7100/\n",
        Jobs = "\njobs:\n " + "examine-arm-board-x".PadRight(60) + " pass    \n " + "examine-oak1".PadRight(60) + " fail    \n\n",
    };

    [Fact]
    public void Parse_Examination_GivesEachJobItsHost()
    {
        var flight = Examination.Flight();

        Assert.Equal(["arm-board-x", "oak1"], flight.Jobs.Select(job => job.Host));
    }

    [Fact]
    public void Write_Examination_GivesItBack()
    {
        var flight = Examination.Flight();

        Assert.Equal(Examination.Text, ReportWriter.Write(flight));
    }

    [Theory]
    [InlineData("examine", "examine-oak1", "oak1")]
    [InlineData("examine", "examine-arm-board-x", "arm-board-x")]
    [InlineData("examine", "build-amd64", "")]
    [InlineData("examine", "examine", "")]
    [InlineData("xen-unstable", "examine-oak1", "")]
    public void HostOf_Job_IsWhatItNamesOnTheBranchOfExaminations(string branch, string job, string host) =>
        Assert.Equal(host, Domain.Flights.Examination.HostOf(new BranchName(branch), job));
}
