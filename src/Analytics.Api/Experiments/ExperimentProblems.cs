using Analytics.Api.Http;
using Analytics.Core.Experiments;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Analytics.Api.Experiments;

/// <summary>Why a change of the experiments was not made.</summary>
internal static class ExperimentProblems
{
    /// <summary>The problem; null where the change was made.</summary>
    public static ProblemHttpResult? Of(ExperimentPutOutcome outcome) =>
        outcome.Faults.Count > 0 ? Problems.Invalid(outcome.Faults) : outcome.Conflict == ExperimentConflict.None ? null : Of(outcome.Conflict);

    public static ProblemHttpResult Of(ExperimentConflict conflict) => conflict switch
    {
        ExperimentConflict.Missing => Problems.NotFound("There is none of this key."),
        ExperimentConflict.Stale => TypedResults.Problem(
            "It was changed meanwhile: read it again.", statusCode: StatusCodes.Status412PreconditionFailed, title: "The revision is not in force."),
        ExperimentConflict.File => TypedResults.Problem(
            "Change the file of Experiments:File; it is taken over as it is saved.", statusCode: StatusCodes.Status409Conflict, title: "It is kept as code."),
        _ => TypedResults.Problem(
            "An experiment that is running is stopped first; what experiments use or need stays while they do.", statusCode: StatusCodes.Status409Conflict, title: "It is needed."),
    };
}
