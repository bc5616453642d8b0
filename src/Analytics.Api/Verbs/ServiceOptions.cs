using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net.Http.Headers;

namespace Analytics.Api.Verbs;

/// <summary>Which service a verb speaks to: <c>--url</c> and <c>--key</c>.</summary>
internal sealed class ServiceOptions
{
    private readonly Option<Uri> url = new("--url")
    {
        Description = "Address of the service.",
        DefaultValueFactory = _ => new Uri("http://localhost:5080"),
        CustomParser = ReadAddress,
    };

    private readonly Option<string> key = new("--key") { Description = "Access key.", Required = true };

    public void AddTo(Command command)
    {
        command.Options.Add(url);
        command.Options.Add(key);
    }

    public HttpClient Connect(ParseResult arguments) => Connect(arguments.GetRequiredValue(url), arguments.GetRequiredValue(key));

    public static HttpClient Connect(Uri address, string key)
    {
        var client = new HttpClient { BaseAddress = address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    private static Uri? ReadAddress(ArgumentResult argument)
    {
        if (Uri.TryCreate(argument.Tokens[0].Value, UriKind.Absolute, out var address))
            return address;

        argument.AddError("--url must be an address such as http://localhost:5080.");
        return null;
    }
}
