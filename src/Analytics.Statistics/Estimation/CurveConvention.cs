namespace Analytics.Statistics.Estimation;

/// <summary>How curves over ranked rows are drawn where the convention shows: in rows of equal score and in the last digits.</summary>
public enum CurveConvention
{
    /// <summary>Rows of equal score are one step, so that no figure depends on the order of rows; nothing is rounded.</summary>
    Exact,

    /// <summary>
    /// As the open package NannyML (Apache-2.0) draws them, for comparing with its figures: each row is a step, equal scores in the order of rows
    /// with later rows ranked lower; the cumulated counts are rounded to five decimals; and the spread of placements leaves out a
    /// positive that is ranked last.
    /// </summary>
    RowByRow,
}
