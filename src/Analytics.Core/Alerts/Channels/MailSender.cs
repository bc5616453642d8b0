using System.Net.Sockets;
using Analytics.Contracts.Alerting;
using Analytics.Core.Alerts.Delivery;
using Analytics.Core.Measures;
using Analytics.Core.Ports;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Analytics.Core.Alerts.Channels;

/// <summary>Mail over SMTP. TLS is not given up because a server doesn't offer it.</summary>
internal sealed class MailSender(IOptions<AlertOptions> options, IReportContents reports) : IChannelSender
{
    private const int MostRecipients = 50;

    public ChannelKind Kind => ChannelKind.Mail;

    public void Check(AlertChannel channel, FaultList faults)
    {
        if (channel.Mail is not { } mail)
        {
            faults.Add("/mail", "Is required.");
            return;
        }

        if (mail.Host is null || Uri.CheckHostName(mail.Host) == UriHostNameType.Unknown) faults.Add("/mail/host", "Must be the name of a host.");
        if (mail.Port is < 1 or > 65_535) faults.Add("/mail/port", "Must be 1 to 65535.");
        if (mail.Security is not ("starttls" or "tls" or "none")) faults.Add("/mail/security", "Must be starttls, tls or none.");
        else if (mail.Security == "none" && !options.Value.AllowUnencrypted)
            faults.Add("/mail/security", "Must be starttls or tls (Alerts:AllowUnencrypted allows none).");
        if (!IsAddress(mail.From)) faults.Add("/mail/from", "Must be a mail address.");
        if (mail.To is not { Count: > 0 and <= MostRecipients } || !mail.To.All(IsAddress)) faults.Add("/mail/to", $"Must be 1 to {MostRecipients} mail addresses.");
        if (mail.User is not null != channel.Secret is not null) faults.Add("/secret", "User and password (secret) come together.");
    }

    public async Task<string> SendAsync(AlertChannel channel, AlertNotice notice, CancellationToken cancellationToken)
    {
        var mail = channel.Mail!;
        using var message = notice.Report is { } report
            ? ReportMail.Of(notice, report, mail, await reports.ContentAsync(report.Id, cancellationToken))
            : MailMessage.Of(notice, mail);
        using var client = new SmtpClient();
        try
        {
            await client.ConnectAsync(mail.Host, mail.Port, SecurityOf(mail), cancellationToken);
            if (mail.User is { } user) await client.AuthenticateAsync(user, channel.Secret!, cancellationToken);
            var answer = await client.SendAsync(message, cancellationToken);
            await client.DisconnectAsync(quit: true, cancellationToken);
            return answer;
        }
        catch (SmtpCommandException e)
        {
            throw new DeliveryException($"The mail server answered {(int)e.StatusCode} {e.Message}", isTransient: (int)e.StatusCode < 500, inner: e);
        }
        catch (Exception e) when (e is NotSupportedException or AuthenticationException or SslHandshakeException)
        {
            throw new DeliveryException($"The mail server was refused, or refused us ({e.GetType().Name}): {FirstLine(e)}", isTransient: false, inner: e);
        }
        catch (Exception e) when (e is SocketException or IOException or ProtocolException)
        {
            throw new DeliveryException($"The mail server was not reached ({e.GetType().Name}).", isTransient: true, inner: e);
        }
    }

    private static SecureSocketOptions SecurityOf(MailSettings mail) => mail.Security switch
    {
        "tls" => SecureSocketOptions.SslOnConnect,
        "none" => SecureSocketOptions.None,
        _ => SecureSocketOptions.StartTls,
    };

    private static bool IsAddress(string? address) => MailboxAddress.TryParse(address, out var parsed) && parsed.Address.Contains('@', StringComparison.Ordinal);

    private static string FirstLine(Exception e) => e.Message.Split('\n')[0].Trim();
}
