using System.Collections;

namespace Analytics.Learning.Series;

/// <summary>An endless sequence of whatever example is current.</summary>
internal sealed class EngineFeed<T> : IEnumerable<T>
    where T : class
{
    public T? Current { get; set; }

    public IEnumerator<T> GetEnumerator()
    {
        while (true) yield return Current!;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
