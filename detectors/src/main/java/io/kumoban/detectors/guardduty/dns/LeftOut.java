package io.kumoban.detectors.guardduty.dns;

import io.kumoban.engine.detect.Context;
import io.kumoban.engine.event.Text;

/** Registered domains whose look says nothing of who asks for them. */
final class LeftOut {
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

    private LeftOut() {}

    /** Whether a domain is a reverse name, internationalised, assigned by a cloud provider, or popular. */
    static boolean has(Text domain, Context context) {
        return domain.startsWith("xn--")
                || domain.endsWith(".arpa")
                || isAssigned(domain)
                || context.domains(DnsExfiltration.POPULAR).contains(domain);
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
