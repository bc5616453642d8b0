using Analytics.Contracts.Privacy;

namespace Analytics.Core.Privacy;

/// <summary>What every subject agreed to. Looked up by raw subject id; only pseudonyms are kept.</summary>
public sealed class ConsentRegister
{
    /// <summary>Reads what is stored; called once at start.</summary>
    public Task LoadAsync(CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Granted purposes; none for an unknown subject. Lock-free, on the path of every record.</summary>
    public ConsentPurposes PurposesOf(Pseudonym pseudonym) => throw new NotImplementedException();

    /// <summary>The stored consent; null where there is none.</summary>
    public Task<ConsentRecord?> FindAsync(string subject, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Stores a consent. Faults: JSON pointer and message; empty when stored. Durable and in force when it returns.</summary>
    public Task<IReadOnlyDictionary<string, string>> PutAsync(string subject, ConsentRecord consent, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Withdraws everything; false where there was nothing. Durable and in force when it returns.</summary>
    public Task<bool> WithdrawAsync(string subject, CancellationToken cancellationToken) => throw new NotImplementedException();
}
