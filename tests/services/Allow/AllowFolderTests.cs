using System.Diagnostics;
using Flights.Services.Tests.Complete;
using Grpc.Health.V1;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace Flights.Services.Tests.Allow;

/// <summary>The folder of allow files, watched by the classifier among all services.</summary>
public sealed class AllowFolderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("flights-allow-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private (string Name, string Value)[] Options =>
        [("FLIGHTS_CLASSIFIER_ALLOW_FOLDER", _folder.FullName), ("FLIGHTS_CLASSIFIER_ALLOW_POLL", "10ms")];

    [Fact]
    public async Task Files_ThatChange_AreReadAgain()
    {
        Write("allow.all", "test-a start\n");
        Write("README", "no allow file\n");
        Write("orchard/allow.plum", "test-b\n");
        await using var rig = await CompleteRig.StartAsync(Ct, Options);

        Assert.Equal("labs/default: allow.all=test-a start", Tell(await rig.AllowFiles.ReadAsync(Ct)));
        Assert.Equal("labs/orchard: orchard/allow.plum=test-b", Tell(await rig.AllowFiles.ReadAsync(Ct)));
        Write("allow.xen-unstable", "test-c\n");
        Assert.Equal("labs/default: allow.all=test-a start allow.xen-unstable=test-c", Tell(await rig.AllowFiles.ReadAsync(Ct)));
        File.Delete(Path.Combine(_folder.FullName, "allow.all"));
        Assert.Equal("labs/default: allow.xen-unstable=test-c", Tell(await rig.AllowFiles.ReadAsync(Ct)));
        Directory.Delete(Path.Combine(_folder.FullName, "orchard"), recursive: true);
        Assert.Equal("labs/orchard:", Tell(await rig.AllowFiles.ReadAsync(Ct)));
    }

    /// <summary>Kubernetes mounts a folder of links to a link that it changes.</summary>
    [Fact]
    public async Task Files_BehindALinkThatMoves_AreReadAgain()
    {
        Write("..first/allow.all", "test-a\n");
        Write("..second/allow.all", "test-b\n");
        var data = Path.Combine(_folder.FullName, "..data");
        Directory.CreateSymbolicLink(data, "..first");
        File.CreateSymbolicLink(Path.Combine(_folder.FullName, "allow.all"), "..data/allow.all");
        await using var rig = await CompleteRig.StartAsync(Ct, Options);
        Assert.Equal("labs/default: allow.all=test-a", Tell(await rig.AllowFiles.ReadAsync(Ct)));

        Directory.CreateSymbolicLink(data + "_tmp", "..second");
        using (var move = Process.Start("mv", ["-fT", data + "_tmp", data]))
        {
            await move.WaitForExitAsync(Ct);
        }

        Assert.Equal("labs/default: allow.all=test-b", Tell(await rig.AllowFiles.ReadAsync(Ct)));
    }

    [Fact]
    public async Task FileWithAnError_StaysAsItWas_AndFileAndLineAreNamed()
    {
        Write("allow.all", "test-a start\n");
        Write("allow.plum", "test-p\n");
        await using var rig = await CompleteRig.StartAsync(Ct, Options);
        _ = await rig.AllowFiles.ReadAsync(Ct);

        Write("allow.all", "test-b\ntest-(\n");
        Assert.Equal(
            "An allow file stays as it was: allow.all:2: 'test-(' is no regular expression that can be matched in bounded time. (BAD_PATTERN)",
            await rig.Logged.ReadAsync(Ct));
        Assert.Equal(ServingStatus.NotServing, await HealthAsync(rig));
        Write("allow.plum", "test-q\n");
        Assert.Equal("labs/default: allow.all=test-a start allow.plum=test-q", Tell(await rig.AllowFiles.ReadAsync(Ct)));

        // A start leans on what is recorded.
        await using var again = await rig.RestartAsync(Ct, Options);
        Assert.StartsWith("An allow file stays as it was: allow.all:2: ", await again.Logged.ReadAsync(Ct), StringComparison.Ordinal);
        Write("allow.all", "test-b\n");
        Assert.Equal("labs/default: allow.all=test-b allow.plum=test-q", Tell(await again.AllowFiles.ReadAsync(Ct)));
    }

    [Fact]
    public async Task Start_WithFilesThatAreRecorded_TellsNothing()
    {
        Write("allow.all", "test-a start\n");
        await using var rig = await CompleteRig.StartAsync(Ct, Options);
        _ = await rig.AllowFiles.ReadAsync(Ct);
        await rig.SubmitAsync(
            Ct,
            Submitted.Flight("200 xen=old -9d", "test-a start=pass").Against("xen=old", "xen=prior").With(V1.PushOutcome.Pushed),
            Submitted.Flight("290 xen=b -8d", "test-a start=fail").Against("xen=b", "xen=old"));
        var before = await rig.TellFlightsAsync(Ct);
        Assert.Contains("290 Tolerable: test-a start REGR. vs. 200 (None, Allowable", before, StringComparison.Ordinal);

        await using var again = await rig.RestartAsync(Ct, Options);
        await ServingAsync(again);

        Assert.False(again.AllowFiles.TryPeek(out _));
        Assert.Equal(before, await again.TellFlightsAsync(Ct));
        var list = await again.Store.ListAllowReadingsAsync(new V1.ListAllowReadingsRequest { Parent = "labs/default" }, cancellationToken: Ct);
        Assert.Equal([1L], list.Readings.Select(reading => reading.Version));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string Tell(V1.AllowFilesRead read) =>
        $"{read.Reading.Lab}:{string.Concat(read.Reading.Files.Select(file => $" {file.Name}={file.Text.TrimEnd().Replace('\n', ';')}"))}";

    private static async Task<ServingStatus> HealthAsync(CompleteRig rig)
    {
        var request = new HealthCheckRequest { Service = "flights.v1.ClassifierService/allow-files" };
        return (await rig.Health.CheckAsync(request, cancellationToken: Ct)).Status;
    }

    private static async Task ServingAsync(CompleteRig rig)
    {
        while (await HealthAsync(rig) != ServingStatus.Serving)
        {
            Ct.ThrowIfCancellationRequested();
        }
    }

    // Whole at once, as a careful editor does.
    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var unfinished = Path.Combine(_folder.FullName, "unfinished");
        File.WriteAllText(unfinished, text);
        File.Move(unfinished, path, overwrite: true);
    }
}
