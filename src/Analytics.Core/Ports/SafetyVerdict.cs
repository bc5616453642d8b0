namespace Analytics.Core.Ports;

/// <summary>Verdict of a safety rule; the number is stored.</summary>
public enum SafetyVerdict
{
    Pass = 1,
    Warn = 2,
    Violation = 3,
    Blocked = 4,
}
