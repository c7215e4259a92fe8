package chaozhou.gis.access;

import chaozhou.gis.error.GisException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The accounts and tokens of the service, as the database holds them; a change counts from the next request on. */
@Repository
public class Accounts {

    /** No colon: in Basic authentication it ends the name (RFC 7617, 2). */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_.@-]{1,64}");

    private static final int SHORTEST_PASSWORD = 10;
    private static final int LONGEST_PASSWORD = 200;

    private final JdbcClient jdbc;
    private final Clock clock;

    Accounts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws GisException.Conflict when the name is taken */
    public void add(String name, Role role, String password) {
        if (!NAME.matcher(name).matches()) {
            throw new GisException.InvalidParameter(
                    "name", "A name has 1 to 64 letters and digits, '_', '.', '@' or '-'.");
        }
        requireLength(password);
        try {
            jdbc.sql("INSERT INTO gis.account (name, role, password_hash) VALUES (?, ?, ?)")
                    .params(name, role.label(), Secrets.hashOfPassword(password))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new GisException.Conflict("There is an account named %s already.".formatted(name));
        }
    }

    public void setRole(String name, Role role) {
        requireFound(
                jdbc.sql("UPDATE gis.account SET role = ? WHERE name = ?")
                        .params(role.label(), name)
                        .update(),
                name);
    }

    public void setPassword(String name, String password) {
        requireLength(password);
        requireFound(
                jdbc.sql("UPDATE gis.account SET password_hash = ? WHERE name = ?")
                        .params(Secrets.hashOfPassword(password), name)
                        .update(),
                name);
    }

    /** Takes an account away, and its tokens with it. What it changed keeps its name. */
    public void remove(String name) {
        requireFound(
                jdbc.sql("DELETE FROM gis.account WHERE name = ?").param(name).update(), name);
    }

    public List<Account> all() {
        return jdbc.sql("SELECT name, role FROM gis.account ORDER BY name")
                .query((row, number) -> new Account(row.getString(1), role(row.getString(2))))
                .list();
    }

    public Optional<Account> find(String name) {
        return all().stream().filter(account -> account.name().equals(name)).findFirst();
    }

    /** A token as it is told to its owner, once. */
    public record NewToken(String secret, LocalDate lastDay) {}

    /** @param days on how many days it is taken, today being the first */
    public NewToken addToken(String account, String title, int days) {
        if (days < 1) {
            throw new GisException.InvalidParameter("days", "A token is taken on at least one day.");
        }
        LocalDate lastDay = LocalDate.now(clock).plusDays(days - 1L);
        String secret = Secrets.token();
        requireFound(
                jdbc.sql(
                                "INSERT INTO gis.token (hash, account, title, last_day) SELECT ?, name, ?, ? FROM gis.account WHERE name = ?")
                        .params(Secrets.hashOfToken(secret), title, lastDay, account)
                        .update(),
                account);
        return new NewToken(secret, lastDay);
    }

    public List<Token> tokens() {
        return jdbc.sql("SELECT number, account, title, last_day FROM gis.token ORDER BY number")
                .query((row, number) -> new Token(
                        row.getLong(1), row.getString(2), row.getString(3), row.getObject(4, LocalDate.class)))
                .list();
    }

    /** @throws GisException.NotFound when there is no token of that number */
    public void revoke(long number) {
        if (jdbc.sql("DELETE FROM gis.token WHERE number = ?").param(number).update() == 0) {
            throw new GisException.NotFound(
                    "There is no token %d; ./gis user list shows those there are.".formatted(number));
        }
    }

    Optional<Account> byPassword(String name, String password) {
        Optional<String[]> found = jdbc.sql("SELECT role, password_hash FROM gis.account WHERE name = ?")
                .param(name)
                .query((row, number) -> new String[] {row.getString(1), row.getString(2)})
                .optional();
        return Secrets.opens(password, found.map(row -> row[1]).orElse(null))
                ? found.map(row -> new Account(name, role(row[0])))
                : Optional.empty();
    }

    Optional<Account> byToken(String token) {
        return jdbc.sql("""
                        SELECT account.name, account.role
                        FROM gis.token JOIN gis.account ON account.name = token.account
                        WHERE token.hash = ? AND token.last_day >= ?
                        """)
                .params(Secrets.hashOfToken(token), LocalDate.now(clock))
                .query((row, number) -> new Account(row.getString(1), role(row.getString(2))))
                .optional();
    }

    private static Role role(String label) {
        return Role.of(label).orElseThrow();
    }

    private static void requireLength(String password) {
        if (password.length() < SHORTEST_PASSWORD || password.length() > LONGEST_PASSWORD) {
            throw new GisException.InvalidParameter(
                    "password", "A password has %d to %d characters.".formatted(SHORTEST_PASSWORD, LONGEST_PASSWORD));
        }
    }

    private static void requireFound(int rows, String name) {
        if (rows == 0) {
            throw new GisException.NotFound(
                    "There is no account named %s; ./gis user list shows those there are.".formatted(name));
        }
    }
}
