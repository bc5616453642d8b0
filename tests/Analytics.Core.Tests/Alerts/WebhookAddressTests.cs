using System.Net;
using Analytics.Core.Alerts;
using Analytics.Core.Alerts.Channels;
using Analytics.Core.Alerts.Delivery;
using Analytics.Core.Measures;
using Microsoft.Extensions.Options;
using Xunit;

namespace Analytics.Core.Tests.Alerts;

public sealed class WebhookAddressTests
{
    [Theory]
    [InlineData("https://hooks.example.com/x", true)]
    [InlineData("https://10.1.2.3/x", true)]
    [InlineData("http://hooks.example.com/x", false)]
    [InlineData("ftp://hooks.example.com/x", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("/relative", false)]
    [InlineData("https://user:word@hooks.example.com/x", false)]
    [InlineData("https://localhost/x", false)]
    [InlineData("https://127.0.0.1/x", false)]
    [InlineData("https://2130706433/x", false)]
    [InlineData("https://127.1/x", false)]
    [InlineData("https://[::1]/x", false)]
    [InlineData("https://[::ffff:127.0.0.1]/x", false)]
    [InlineData("https://0.0.0.0/x", false)]
    [InlineData("https://169.254.169.254/latest/meta-data", false)]
    [InlineData("https://[fe80::1]/x", false)]
    [InlineData("https://[fd00:ec2::254]/x", false)]
    public void Only_https_to_other_machines_is_allowed(string address, bool allowed)
    {
        var faults = new FaultList();
        WebhookAddress.Check(address, new AlertOptions(), faults);

        Assert.Equal(allowed, faults.ByPointer.Count == 0);
    }

    [Theory]
    [InlineData("93.184.216.34", false)]
    [InlineData("192.168.1.7", false)]
    [InlineData("127.8.8.8", true)]
    [InlineData("169.254.0.1", true)]
    [InlineData("224.0.0.1", true)]
    [InlineData("255.255.255.255", true)]
    [InlineData("::", true)]
    [InlineData("::ffff:169.254.169.254", true)]
    [InlineData("2606:2800:220:1::1", false)]
    public void Local_addresses_are_known(string address, bool local) => Assert.Equal(local, WebhookAddress.IsLocal(IPAddress.Parse(address)));

    [Fact]
    public async Task A_name_that_leads_to_this_machine_is_refused_when_it_is_connected_to()
    {
        using var client = new WebhookClient(Options.Create(new AlertOptions()), TimeProvider.System);

        var refused = await Assert.ThrowsAsync<DeliveryException>(() => client.PostAsync("https://localhost:9/x", [], [], TestContext.Current.CancellationToken));

        Assert.False(refused.IsTransient);
        Assert.Contains("not allowed", refused.Message, StringComparison.Ordinal);
    }
}
