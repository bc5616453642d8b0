using System.Globalization;
using Analytics.Core.Ports;
using Analytics.Core.Privacy;

namespace Analytics.Core.Business;

/// <summary>What is known of each subscriber, now and at times of the past, to learn who leaves and to say who will. Those who took their consent back are left out.</summary>
public sealed class Subscribers(ISubscriptionQueries queries, SubscriptionTerms terms, Pseudonymiser pseudonymiser, ConsentRegister consents, TimeProvider clock)
{
    /// <summary>Most times of the past that rows to learn from are taken at.</summary>
    public const int MostCutOffs = 12;

    private static readonly TimeSpan Apart = TimeSpan.FromDays(14);

    /// <summary>The currency asked for, or that with the most money; null where no money came in, and so there are no subscribers.</summary>
    /// <exception cref="StoreUnavailableException">The store can't answer now.</exception>
    public async Task<string?> CurrencyAsync(string? asked, CancellationToken cancellationToken) => asked ?? await terms.CurrencyAsync(clock.GetUtcNow(), cancellationToken);

    /// <summary>Subscribers now.</summary>
    /// <exception cref="StoreUnavailableException">The store can't answer now.</exception>
    public Task<IReadOnlyList<SubscriberRow>> CurrentAsync(string currency, CancellationToken cancellationToken) =>
        AtAsync(clock.GetUtcNow(), currency, null, cancellationToken);

    /// <summary>One subscriber now; null where the subject is none, is not known, or took the consent back.</summary>
    /// <exception cref="StoreUnavailableException">The store can't answer now.</exception>
    public async Task<SubscriberRow?> FindAsync(string subject, string currency, CancellationToken cancellationToken) =>
        await AtAsync(clock.GetUtcNow(), currency, pseudonymiser.Of(subject).Sealed, cancellationToken) is [var row, ..] ? row : null;

    /// <summary>The pseudonym of a row, as people see it: 32 hexadecimal digits.</summary>
    public string NameOf(SubscriberRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return pseudonymiser.Read(row.Subject)!.Value.ToString("x32", CultureInfo.InvariantCulture);
    }

    /// <summary>Subscribers at a time, as they were known then.</summary>
    /// <exception cref="StoreUnavailableException">The store can't answer now.</exception>
    public Task<IReadOnlyList<SubscriberRow>> AtAsync(DateTimeOffset at, string currency, CancellationToken cancellationToken) => AtAsync(at, currency, null, cancellationToken);

    /// <summary>
    /// Rows to learn from, oldest first: subscribers at times two weeks apart, as they were known then, of whom it is known now whether they left. The last time is so
    /// long ago that every payment due has come or is lost.
    /// </summary>
    /// <exception cref="StoreUnavailableException">The store can't answer now.</exception>
    public async Task<IReadOnlyList<SubscriberRow>> HistoryAsync(string currency, CancellationToken cancellationToken)
    {
        var last = clock.GetUtcNow() - SubscriptionTerms.Period - SubscriptionTerms.Grace;
        List<IReadOnlyList<SubscriberRow>> cutOffs = [];
        for (var at = last; cutOffs.Count < MostCutOffs; at -= Apart)
        {
            IReadOnlyList<SubscriberRow> rows = [.. (await AtAsync(at, currency, null, cancellationToken)).Where(row => row.Left is not null)];
            if (rows.Count == 0) break;
            cutOffs.Add(rows);
        }

        return [.. Enumerable.Reverse(cutOffs).SelectMany(rows => rows)];
    }

    private async Task<IReadOnlyList<SubscriberRow>> AtAsync(DateTimeOffset at, string currency, byte[]? subject, CancellationToken cancellationToken)
    {
        var rows = await queries.SubscribersAsync(
            new SubscriberQuery
            {
                Currency = currency,
                AsOf = at.UtcDateTime,
                KnownTo = clock.GetUtcNow().UtcDateTime,
                Period = SubscriptionTerms.Period,
                Grace = SubscriptionTerms.Grace,
                Payments = terms.Payments,
                Refunds = terms.Refunds,
                Subject = subject,
            },
            cancellationToken);
        return [.. rows.Where(row => pseudonymiser.Read(row.Subject) is { } pseudonym && consents.PurposesOf(pseudonym).HasFlag(ConsentPurposes.Analytics))];
    }
}
