using System.Xml.Linq;
using Analytics.Core.Privacy;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Analytics.Api.Access;

/// <summary>Seals session keys as the sensitive columns of the record are sealed.</summary>
internal sealed class SessionKeySealer(IServiceProvider services) : IXmlEncryptor, IXmlDecryptor
{
    private const string Element = "sealed";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var bytes = services.GetRequiredService<FieldSealer>().Seal(plaintextElement.ToString(SaveOptions.DisableFormatting));
        return new EncryptedXmlInfo(new XElement(Element, Convert.ToBase64String(bytes)), typeof(SessionKeySealer));
    }

    public XElement Decrypt(XElement encryptedElement) =>
        XElement.Parse(services.GetRequiredService<FieldSealer>().Open(Convert.FromBase64String(encryptedElement.Value)));
}
