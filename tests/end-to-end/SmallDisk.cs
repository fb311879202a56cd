using System.Diagnostics;

namespace Flights.EndToEnd.Tests;

/// <summary>A file system of a few megabytes in memory, which can be filled. It goes with this.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private const int Megabytes = 8;

    private readonly DirectoryInfo _folder;

    private SmallDisk(DirectoryInfo folder) => _folder = folder;

    /// <summary>The folder where it is.</summary>
    public string Path => _folder.FullName;

    private string Ballast => System.IO.Path.Combine(Path, "ballast");

    /// <summary>Makes one. Who may not mount file systems is skipped, or fails if servers are required.</summary>
    public static async Task<SmallDisk> MountAsync()
    {
        var folder = Directory.CreateTempSubdirectory("flights-disk-");
        if (!OperatingSystem.IsLinux() || await RunAsync("mount", "-t", "tmpfs", "-o", $"size={Megabytes}m", "tmpfs", folder.FullName) != 0)
        {
            folder.Delete();
            const string Message = "Only root on Linux may mount the small disk of this test.";
            Assert.False(Environment.GetEnvironmentVariable("FLIGHTS_REQUIRE_SERVERS") == "1", Message);
            Assert.Skip("SKIPPED: " + Message);
        }

        return new SmallDisk(folder);
    }

    /// <summary>Takes all the room that there is.</summary>
    public async Task FillAsync()
    {
        var block = new byte[4096];
        await using var ballast = new FileStream(Ballast, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        await Assert.ThrowsAsync<IOException>(async () =>
        {
            for (var i = 0; i <= Megabytes * 1024 * 1024 / block.Length; i++)
            {
                await ballast.WriteAsync(block, TestContext.Current.CancellationToken);
            }
        });
    }

    /// <summary>Gives the room back.</summary>
    public void Clear() => File.Delete(Ballast);

    public async ValueTask DisposeAsync()
    {
        Assert.Equal(0, await RunAsync("umount", Path));
        _folder.Delete();
    }

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
