using Analytics.Contracts.Access;

namespace Analytics.Api.Accounts;

/// <summary>An account as it is stored.</summary>
/// <param name="Summary">What may be shown of it.</param>
/// <param name="PasswordHash">PBKDF2 with HMAC-SHA-512 and a salt, in the format of ASP.NET Core Identity.</param>
/// <param name="Stamp">Changes with role and password; sessions of another one end.</param>
internal sealed record AccountDocument(AccountSummary Summary, string PasswordHash, string Stamp);
