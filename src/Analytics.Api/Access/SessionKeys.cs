using Analytics.Api.Stores;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace Analytics.Api.Access;

/// <summary>Keeps the keys of session cookies with the data, sealed, so that sessions outlive a restart and no file can forge one.</summary>
internal sealed class SessionKeys(StorageFolder folder, IServiceProvider services, ILoggerFactory loggers) : IConfigureOptions<KeyManagementOptions>
{
    public void Configure(KeyManagementOptions options)
    {
        options.XmlRepository = new FileSystemXmlRepository(new DirectoryInfo(folder.Secret("sessions")), loggers);
        options.XmlEncryptor = new SessionKeySealer(services);
    }
}
