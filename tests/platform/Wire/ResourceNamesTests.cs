using Flights.Domain.Flights;
using Flights.Platform.Errors;
using Flights.Platform.Wire;

namespace Flights.Platform.Tests.Wire;

/// <summary>Resource names are written and read in one place, and what has another form is refused with the field.</summary>
public sealed class ResourceNamesTests
{
    [Fact]
    public void Names_ThatAreWritten_AreRead()
    {
        var lab = new LabName("lab-a");
        var branch = new BranchName("xen-4.8-testing");
        var flight = new FlightNumber(116221);

        Assert.Equal((lab, flight), ResourceNames.ParseFlight(ResourceNames.Flight(lab, flight), "name"));
        Assert.Equal((lab, branch), ResourceNames.ParseBranch(ResourceNames.Branch(lab, branch), "name"));
        Assert.Equal((lab, branch, "116221-ab"), ResourceNames.ParseRegression(ResourceNames.Regression(lab, branch, "116221-ab"), "name"));
        Assert.Equal((lab, branch, "ab12"), ResourceNames.ParseBisection(ResourceNames.Bisection(lab, branch, "ab12"), "name"));
        Assert.Equal(lab, ResourceNames.ParseLab(ResourceNames.Lab(lab), "name"));
        Assert.Equal("labs/lab-a/branches/xen-4.8-testing/events/7", ResourceNames.Event(lab, branch, 7));
    }

    [Theory]
    [InlineData("")]
    [InlineData("labs/default")]
    [InlineData("labs/default/flights/")]
    [InlineData("labs/default/flights/0")]
    [InlineData("labs/default/flights/007")]
    [InlineData("labs/default/flights/-7")]
    [InlineData("labs/default/flights/99999999999999999999")]
    [InlineData("labs/Default/flights/7")]
    [InlineData("labs/default/flights/7/")]
    [InlineData("labs/default/branches/7")]
    public void FlightName_OfAnotherForm_IsRefusedWithItsField(string name)
    {
        var error = Assert.Throws<FlightsException>(() => ResourceNames.ParseFlight(name, "flight"));

        Assert.Equal((ErrorKind.InvalidArgument, "INVALID_RESOURCE_NAME", "flight"), (error.Kind, error.Reason, error.Field));
    }

    [Theory]
    [InlineData("labs/default/branches/")]
    [InlineData("labs/default/branches/two words")]
    [InlineData("labs/default/branches/a/b")]
    [InlineData("labs/default/branches/clears\u001b[2Jscreens")]
    [InlineData("labs/default/branches/clears\u009b2Jscreens")]
    [InlineData("labs/default/branches/two\u2003words")]
    public void BranchName_OfAnotherForm_IsRefused(string name) =>
        Assert.Equal("INVALID_RESOURCE_NAME", Assert.Throws<FlightsException>(() => ResourceNames.ParseBranch(name, "branch")).Reason);

    [Theory]
    [InlineData("b", 200, true)]
    [InlineData("b", 201, false)]
    [InlineData("\u00fc", 100, true)]
    [InlineData("\u00fc", 101, false)]
    public void BranchName_OfManyBytes_MustLeaveRoomInARoutingKey(string letter, int count, bool isValid) =>
        Assert.Equal(isValid, BranchName.IsValid(string.Concat(Enumerable.Repeat(letter, count))));

    [Fact]
    public void BisectionName_OfAnotherCollection_IsRefused()
    {
        var regression = ResourceNames.Regression(LabName.Default, new BranchName("smoke"), "7-ab");

        var error = Assert.Throws<FlightsException>(() => ResourceNames.ParseBisection(regression, "name"));

        Assert.Contains("labs/{lab}/branches/{branch}/bisections/{id}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RegressionName_WithAnIdThatNoneHas_IsRefusedInAShortSentence()
    {
        var name = "labs/default/branches/smoke/regressions/" + new string('7', 100_000);

        var error = Assert.Throws<FlightsException>(() => ResourceNames.ParseRegression(name, "name"));

        Assert.Equal(("INVALID_RESOURCE_NAME", "name"), (error.Reason, error.Field));
        Assert.InRange(error.Message.Length, 1, 300);
    }
}
