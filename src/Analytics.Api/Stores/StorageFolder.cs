using Analytics.Storage;
using Microsoft.Extensions.Options;

namespace Analytics.Api.Stores;

/// <summary>The data folder.</summary>
internal sealed class StorageFolder(IOptions<StorageOptions> options)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Its full path.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(options.Value.Path);

    /// <summary>True while its disk has room to record.</summary>
    public bool HasRoom => new DriveInfo(Path).AvailableFreeSpace >= options.Value.MinimumFreeBytes;

    /// <summary>Path for a file that someone uploads: nobody else may look, and what a crash leaves behind is gone with the next start.</summary>
    public string Upload() => System.IO.Path.Combine(Uploads(), System.IO.Path.GetRandomFileName());

    /// <summary>Removes uploads that a crash left behind.</summary>
    public void ClearUploads()
    {
        foreach (var file in Directory.EnumerateFiles(Uploads())) File.Delete(file);
    }

    /// <summary>Path of a file or folder among the keys, where only the service's own user may look.</summary>
    public string Secret(string name) => System.IO.Path.Combine(Owned("keys"), name);

    private string Uploads() => Owned("uploads");

    private string Owned(string name)
    {
        var folder = System.IO.Path.Combine(Path, name);
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, OwnerOnly);
        return folder;
    }
}
