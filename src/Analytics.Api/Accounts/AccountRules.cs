using Analytics.Contracts.Access;

namespace Analytics.Api.Accounts;

/// <summary>What an account that is asked for must look like.</summary>
internal static class AccountRules
{
    public const int ShortestPassword = 12;
    public const int LongestPassword = 200;
    private const int LongestName = 100;
    private const int LongestKey = 200;
    private const int MostValues = 100;

    /// <summary>Faults by JSON pointer; empty when there are none.</summary>
    public static Dictionary<string, string> Check(string name, AccountRequest request, bool isNew)
    {
        var faults = new Dictionary<string, string>();
        if (name.Length > LongestName || name.Trim() != name || name.Any(letter => char.IsControl(letter) || letter == '/'))
            faults["name"] = $"name must have 1 to {LongestName} characters, without / and without space at its ends";
        if (!Enum.IsDefined(request.Role)) faults["/role"] = "role must be administrator, executive, analyst, productOwner or coach";
        if (request.Password is null ? isNew : !MayBePassword(request.Password))
            faults["/password"] = $"password must have {ShortestPassword} to {LongestPassword} characters{(isNew ? "; a new account needs one" : "")}";
        if (request.Role == PersonRole.Coach && request.Own is null) faults["/own"] = "a coach needs own: the key and the values of what is the coach's";
        if (request.Role != PersonRole.Coach && request.Own is not null) faults["/own"] = "own belongs to the role coach only";
        if (request.Own is { } own)
        {
            if (own.Key is not { Length: > 0 and <= LongestKey }) faults["/own/key"] = $"key must have 1 to {LongestKey} characters";
            if (own.Values is not { Count: > 0 and <= MostValues } || own.Values.Any(string.IsNullOrEmpty)) faults["/own/values"] = $"values must be 1 to {MostValues} texts";
        }

        return faults;
    }

    /// <summary>Whether a password is neither too short nor too long.</summary>
    public static bool MayBePassword(string? password) => password?.Length is >= ShortestPassword and <= LongestPassword;
}
