using System.Text;
using Microsoft.Extensions.Logging;

namespace Analytics.Core.Privacy;

/// <summary>Finds the master key: configured, or, where none is required, made beside the ring.</summary>
internal static class MasterKey
{
    private const string FileName = "master.key";

    /// <exception cref="KeyRingException">There is none, or it is not a key.</exception>
    public static byte[] Find(PrivacyOptions options, string keyFolder, bool isDevelopment, ILogger logger)
    {
        if (options.MasterKey is { } text)
            return MasterKeyText.Parse(text) ?? throw new KeyRingException($"Privacy:MasterKey {MasterKeyText.Range}.");
        if (options.MasterKeyFile is { } path)
            return Read(path, "the file of Privacy:MasterKeyFile");
        if (options.RequireEncryption ?? !isDevelopment)
            throw new KeyRingException(
                "No master key is configured. Set Privacy:MasterKey, or Privacy:MasterKeyFile to the path of a file that holds it; it " +
                $"{MasterKeyText.Range}. (Privacy:RequireEncryption, which is true outside Development, asks for one.)");
        return OwnKey(keyFolder, logger);
    }

    private static byte[] OwnKey(string keyFolder, ILogger logger)
    {
        var path = Path.Combine(keyFolder, FileName);
        if (!File.Exists(path))
        {
            if (File.Exists(Path.Combine(keyFolder, KeyRing.FileName)))
                throw new KeyRingException(
                    $"{keyFolder} holds a key ring but not its master key. Set Privacy:MasterKey, or restore {FileName} from a backup.");
            var key = System.Security.Cryptography.RandomNumberGenerator.GetBytes(MasterKeyText.Length);
            SecretFile.Write(path, Encoding.ASCII.GetBytes(Convert.ToBase64String(key)), replace: false);
        }

        logger.MasterKeyLiesBesideData(path);
        return Read(path, path);
    }

    private static byte[] Read(string path, string name)
    {
        try
        {
            return MasterKeyText.Parse(File.ReadAllText(path)) ?? throw new KeyRingException($"The key in {name} {MasterKeyText.Range}.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new KeyRingException($"The key in {name} can't be read.", exception);
        }
    }
}
