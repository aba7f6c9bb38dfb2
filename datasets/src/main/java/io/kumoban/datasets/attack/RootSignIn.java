package io.kumoban.datasets.attack;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.account.Day;
import io.kumoban.datasets.account.Ledger;
import io.kumoban.datasets.api.ApiRequest;
import io.kumoban.datasets.api.Arn;
import io.kumoban.datasets.api.Caller;
import io.kumoban.datasets.api.Callers;
import io.kumoban.datasets.api.SignIn;
import io.kumoban.datasets.delivery.JsonObject;
import io.kumoban.datasets.truth.CaseFile;
import io.kumoban.datasets.truth.Incident;
import java.util.List;

/** Nothing hostile, but to be reported by policy: the account's owner signs in as root, from home, to look at the bill. */
final class RootSignIn implements Attack {
    private static final String HOME = "192.0.2.5";
    private static final String BROWSER =
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:135.0) Gecko/20100101 Firefox/135.0";

    @Override
    public int day() {
        return 8;
    }

    @Override
    public Incident strike(Day day, Ledger ledger) {
        Dice dice = day.dice("attack/root-use");
        long time = day.at(18, 22) + dice.below(60);
        CaseFile caseFile = CaseFile.open("root-use", Arn.ACCOUNT)
                .expecting("Policy:IAMUser/RootCredentialUsage")
                .actors(Arn.iam("root"), HOME)
                .resources(Arn.iam("root"));
        caseFile.saw(ledger.call(time, Callers.root(0, HOME, BROWSER), SignIn.succeeds("owner"), dice));
        Caller owner = Callers.root(time, HOME, BROWSER);
        for (ApiRequest page : billingPages()) {
            time += dice.between(2, 40);
            caseFile.saw(ledger.call(time, owner, page, dice));
        }
        return caseFile.close();
    }

    private static List<ApiRequest> billingPages() {
        return List.of(
                ApiRequest.reads("budgets", "DescribeBudgets").asking(JsonObject.of("accountId", Arn.ACCOUNT)),
                ApiRequest.reads("ce", "GetCostAndUsage").asking(JsonObject.of("granularity", "MONTHLY")),
                ApiRequest.reads("ce", "GetCostForecast").asking(JsonObject.of("metric", "UNBLENDED_COST")),
                ApiRequest.reads("ce", "GetDimensionValues").asking(JsonObject.of("dimension", "SERVICE")));
    }
}
