package io.kumoban.detectors.guardduty.dns;

import io.kumoban.detectors.dga.DgaModel;
import io.kumoban.detectors.dga.RecentScores;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.event.Text;
import io.kumoban.engine.list.DomainSet;

/** How much registered domains look generated, where their look tells anything of who asks for them. */
public final class DomainLook {
    /** Below these a cloud provider assigns names, at random by design. */
    private static final String[] ASSIGNED = {
        ".cloudfront.net",
        ".amazonaws.com",
        ".amazonaws.com.cn",
        ".on.aws",
        ".awsapprunner.com",
        ".awsglobalaccelerator.com",
        ".azureedge.net",
        ".azurefd.net",
        ".cloudapp.azure.com",
        ".a.run.app"
    };

    private DomainLook() {}

    /** The scores of recent domains: log-odds that they were generated, and 0 for those whose look tells nothing. */
    static RecentScores scores() {
        DgaModel model = DgaModel.shipped();
        return new RecentScores(domain -> tellsNothing(domain) ? 0 : model.score(domain));
    }

    /** Whether a domain is a reverse name, internationalised, or assigned by a cloud provider. */
    public static boolean tellsNothing(Text domain) {
        return domain.startsWith("xn--") || domain.endsWith(".arpa") || isAssigned(domain);
    }

    /** Whether a domain is on the list of those that many people use. */
    public static boolean isPopular(Text domain, Context context) {
        DomainSet popular = context.domains(DnsExfiltration.POPULAR);
        return !popular.isEmpty() && popular.contains(domain);
    }

    private static boolean isAssigned(Text domain) {
        for (String suffix : ASSIGNED) {
            if (domain.endsWith(suffix)) {
                return true;
            }
        }
        return false;
    }
}
