using Analytics.Contracts.Privacy;

namespace Analytics.Core.Ports;

/// <summary>A class of data that is removed when it has been kept long enough.</summary>
public interface IExpiring
{
    /// <summary>Which one.</summary>
    RetentionClass Class { get; }

    /// <summary>Time of the oldest; null where there is none.</summary>
    Task<DateTimeOffset?> OldestAsync(CancellationToken cancellationToken);

    /// <summary>How many are older than a time.</summary>
    Task<long> CountAsync(DateTimeOffset before, CancellationToken cancellationToken);

    /// <summary>Removes what is older than a time, all or nothing; durable when it returns. Answers how many.</summary>
    Task<long> ExpireAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
