package chaozhou.gis.access;

import chaozhou.gis.error.GisException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds out who a client is: by name and password (RFC 7617) or by a token (RFC 6750). */
@Component
public final class Authentication {

    private static final String BASIC = "Basic ";
    private static final String BEARER = "Bearer ";

    private final Accounts accounts;

    Authentication(Accounts accounts) {
        this.accounts = accounts;
    }

    /**
     * The account of a request that needs a role.
     *
     * @param authorization the request's header; null without one
     * @throws GisException.Unauthorized when it names no account
     * @throws GisException.Forbidden when the account's role does not do
     */
    public Account require(Role role, @Nullable String authorization) {
        if (authorization == null) {
            throw new GisException.Unauthorized(
                    "Changes need an account: send its name and password (Basic) or a token (Bearer). ./gis user makes them.");
        }
        Account account = account(authorization)
                .orElseThrow(() -> new GisException.Unauthorized(
                        "The name and password, or the token, are not known here, or the token is past its last day."));
        if (!account.role().covers(role)) {
            throw new GisException.Forbidden("%s has the role %s; this needs the role %s, which ./gis user role gives."
                    .formatted(account.name(), account.role().label(), role.label()));
        }
        return account;
    }

    private Optional<Account> account(String authorization) {
        if (authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return accounts.byToken(authorization.substring(BEARER.length()).strip());
        }
        if (authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return byPassword(authorization.substring(BASIC.length()).strip());
        }
        return Optional.empty();
    }

    private Optional<Account> byPassword(String encoded) {
        try {
            String credentials = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = credentials.indexOf(':');
            // A zero character is no text of a database.
            return colon < 0 || credentials.indexOf('\0') >= 0
                    ? Optional.empty()
                    : accounts.byPassword(credentials.substring(0, colon), credentials.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
