using System.Text.Json;
using Analytics.Core.Ports;

namespace Analytics.Core.Ingestion;

/// <summary>Makes the row of an event from its parts, whichever shape they came in.</summary>
internal static class EventCompletion
{
    private const int RequiredFields = 2;

    public static bool Complete(ref Utf8JsonReader json, ItemScope item, ref EventParts parts, ref Draft draft)
    {
        var type = parts.Type ?? "track";
        var name = parts.Event ?? parts.Name;
        if (name is null && type == "track")
            return item.Missing("/event");
        if ((parts.UserId ?? parts.AnonymousId) is not { } subject)
            return item.Missing("/userId");
        if (!TakeMoney(item, ref parts))
            return false;

        var id = parts.Id ?? ContentId.Of(item.Bytes(in json));
        item.Count(null, null, RequiredFields);
        draft.Row = new EventRow
        {
            Index = item.Index,
            Id = id,
            IdHash = item.HashOf(id),
            BodyHash = item.BodyHash(in json),
            At = parts.At ?? item.ReceivedAt,
            Type = type,
            Name = name ?? type,
            Subject = null,
            Anonymous = parts.UserId is null,
            Value = parts.Value,
            Currency = parts.Currency,
            Session = parts.Session,
            Region = parts.Region ?? parts.Country,
            AppVersion = parts.AppVersion,
            Properties = parts.Properties.Json,
        };
        draft.Subject = subject;
        draft.ConsentDenied = parts.ConsentDenied;
        draft.Timed = parts.At is not null;
        return true;
    }

    // A property named value is money only beside a currency; elsewhere it may be kilometres.
    private static bool TakeMoney(ItemScope item, ref EventParts parts)
    {
        parts.Currency ??= parts.Properties.Currency;
        if (parts.Currency is not null)
            parts.Value ??= parts.Properties.Value ?? parts.Properties.Revenue;
        else if (parts.Value is not null)
            return item.Missing("/currency");

        return parts.Value is null || Currencies.Contain(parts.Currency!)
            || item.Fail("/properties/currency", FaultCodes.InvalidValue, Currencies.Rule);
    }
}
