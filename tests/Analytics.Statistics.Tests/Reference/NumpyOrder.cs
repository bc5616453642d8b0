namespace Analytics.Statistics.Tests.Reference;

/// <summary>
/// The order of rows that cases with equal scores were made with: a median-of-three quicksort that leaves parts of up to 17 rows to insertion sort
/// (Sedgewick 1978, "Implementing quicksort programs", Communications of the ACM 21(10), 847-857), which is not stable.
/// </summary>
internal static class NumpyOrder
{
    private const int Small = 16;

    public static int[] Descending(double[] values)
    {
        var order = Enumerable.Range(0, values.Length).ToArray();
        Sort(values, order, 0, order.Length - 1);
        Array.Reverse(order);
        return order;
    }

    private static void Sort(double[] values, int[] order, int low, int high)
    {
        while (high - low > Small)
        {
            var middle = low + (high - low) / 2;
            SwapIfAbove(values, order, low, middle);
            SwapIfAbove(values, order, middle, high);
            SwapIfAbove(values, order, low, middle);
            var (pivot, up, down) = (values[order[middle]], low, high - 1);
            Swap(order, middle, down);
            while (true)
            {
                while (values[order[++up]] < pivot) { }
                while (pivot < values[order[--down]]) { }
                if (up >= down) break;
                Swap(order, up, down);
            }

            Swap(order, up, high - 1);
            Sort(values, order, low, up - 1);
            low = up + 1;
        }

        for (var i = low + 1; i <= high; i++)
        {
            var row = order[i];
            var j = i;
            for (; j > low && values[row] < values[order[j - 1]]; j--) order[j] = order[j - 1];
            order[j] = row;
        }
    }

    private static void SwapIfAbove(double[] values, int[] order, int one, int other)
    {
        if (values[order[other]] < values[order[one]]) Swap(order, one, other);
    }

    private static void Swap(int[] order, int one, int other) => (order[one], order[other]) = (order[other], order[one]);
}
