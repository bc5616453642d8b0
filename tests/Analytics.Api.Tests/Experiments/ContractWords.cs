using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Analytics.Api.Tests.Experiments;

/// <summary>What the documentation of a contract says of its properties and values, as plain text.</summary>
internal sealed partial class ContractWords
{
    private readonly Dictionary<string, XElement> members;

    private ContractWords(Dictionary<string, XElement> members) => this.members = members;

    /// <summary>Reads the file that the compiler writes beside an assembly.</summary>
    public static ContractWords Of(Assembly assembly) => new(XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml"))
        .Descendants("member").ToDictionary(member => member.Attribute("name")!.Value));

    /// <summary>The summary of a property; null where it has none.</summary>
    public string? Of(PropertyInfo property)
    {
        var type = property.DeclaringType!.FullName!;
        return Plain(members.GetValueOrDefault($"P:{type}.{property.Name}")?.Element("summary"))
            ?? Plain(members.GetValueOrDefault($"T:{type}")?.Elements("param").FirstOrDefault(parameter => parameter.Attribute("name")!.Value == property.Name));
    }

    /// <summary>The summary of a value of an enum.</summary>
    public string? Of(FieldInfo value) => Plain(members.GetValueOrDefault($"F:{value.DeclaringType!.FullName}.{value.Name}")?.Element("summary"));

    /// <summary>The name that JSON has for a property.</summary>
    public static string JsonName(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static string? Plain(XElement? element) =>
        element is null ? null : Spaces().Replace(string.Concat(element.Nodes().Select(Plain)), " ").Trim();

    private static string Plain(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" or "paramref" } named => JsonName(LastName(named.Attributes().First().Value)),
        XElement inner => Plain(inner) ?? "",
        _ => "",
    };

    private static string LastName(string reference) => reference[(reference.LastIndexOf('.') + 1)..];

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
