package io.kumoban.engine.finding;

/** Names of protocols and ports (IANA registries), as far as findings show them. */
final class WellKnown {
    private WellKnown() {}

    /** A number from 0 to 65535, or -1 for any other text. */
    static int number(String text) {
        if (text.isEmpty() || text.length() > 5) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                return -1;
            }
            value = value * 10 + digit - '0';
        }
        return value <= 0xffff ? value : -1;
    }

    /** The name of an IANA protocol number; other text stays as it is. */
    static String protocol(String text) {
        return switch (number(text)) {
            case 1 -> "ICMP";
            case 2 -> "IGMP";
            case 4 -> "IPv4";
            case 6 -> "TCP";
            case 17 -> "UDP";
            case 41 -> "IPv6";
            case 47 -> "GRE";
            case 50 -> "ESP";
            case 51 -> "AH";
            case 58 -> "IPv6-ICMP";
            case 132 -> "SCTP";
            default -> text;
        };
    }

    static String port(int number) {
        return switch (number) {
            case 20 -> "FTP-DATA";
            case 21 -> "FTP";
            case 22 -> "SSH";
            case 23 -> "TELNET";
            case 25 -> "SMTP";
            case 53 -> "DOMAIN";
            case 80 -> "HTTP";
            case 110 -> "POP3";
            case 123 -> "NTP";
            case 143 -> "IMAP";
            case 389 -> "LDAP";
            case 443 -> "HTTPS";
            case 445 -> "MICROSOFT-DS";
            case 853 -> "DOMAIN-S";
            case 993 -> "IMAPS";
            case 3306 -> "MYSQL";
            case 3389 -> "RDP";
            case 5432 -> "POSTGRESQL";
            default -> "Unknown";
        };
    }
}
