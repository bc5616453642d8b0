namespace Analytics.Core.Alerts.Delivery;

/// <summary>The other side did not take a notification. The message is shown to operators: it holds no secret.</summary>
internal sealed class DeliveryException(string message, bool isTransient, TimeSpan? retryAfter = null, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>True when another attempt may help.</summary>
    public bool IsTransient => isTransient;

    /// <summary>How long the other side wants to be left alone.</summary>
    public TimeSpan? RetryAfter => retryAfter;
}
