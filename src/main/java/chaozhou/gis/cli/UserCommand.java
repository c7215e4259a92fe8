package chaozhou.gis.cli;

import chaozhou.gis.access.Account;
import chaozhou.gis.access.Accounts;
import chaozhou.gis.access.Role;
import chaozhou.gis.access.Token;
import chaozhou.gis.error.GisException;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Who may change features. Works whether the service runs or not. */
@Command(
        name = "user",
        description = "Manages who may change features: accounts and the tokens of programs.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Roles: viewer reads, as everybody does; editor changes features; admin manages the service."})
final class UserCommand {

    private static final String ROLES = "viewer, editor or admin";

    static final class RoleConverter implements ITypeConverter<Role> {
        @Override
        public Role convert(String label) {
            return Role.of(label).orElseThrow(() -> new TypeConversionException("a role is " + ROLES));
        }
    }

    static final class RoleNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Role.values()).map(Role::label).iterator();
        }
    }

    @Command(description = "Adds an account.", mixinStandardHelpOptions = true)
    void add(
            @Parameters(paramLabel = "NAME") String name,
            @Option(
                            names = "--role",
                            defaultValue = "editor",
                            converter = RoleConverter.class,
                            completionCandidates = RoleNames.class,
                            description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE})")
                    Role role,
            @Mixin PasswordSource source) {
        String password = source.read();
        ServiceParts.use(Accounts.class, accounts -> accounts.add(name, role, password));
        System.out.printf("%s is %s now.%n", name, role.label());
    }

    @Command(description = "Lists accounts and tokens.", mixinStandardHelpOptions = true)
    void list() {
        ServiceParts.use(Accounts.class, accounts -> {
            List<Token> tokens = accounts.tokens();
            for (Account account : accounts.all()) {
                System.out.printf("%-24s %s%n", account.name(), account.role().label());
                tokens.stream()
                        .filter(token -> token.account().equals(account.name()))
                        .forEach(token -> System.out.printf(
                                "  token %-16d %s, until %s%n", token.number(), token.title(), token.lastDay()));
            }
        });
    }

    @Command(description = "Gives an account another role.", mixinStandardHelpOptions = true)
    void role(
            @Parameters(paramLabel = "NAME") String name,
            @Parameters(paramLabel = "ROLE", converter = RoleConverter.class, description = ROLES) Role role) {
        ServiceParts.use(Accounts.class, accounts -> accounts.setRole(name, role));
        System.out.printf("%s is %s now.%n", name, role.label());
    }

    @Command(description = "Gives an account another password.", mixinStandardHelpOptions = true)
    void password(@Parameters(paramLabel = "NAME") String name, @Mixin PasswordSource source) {
        String password = source.read();
        ServiceParts.use(Accounts.class, accounts -> accounts.setPassword(name, password));
        System.out.printf("%s has another password now.%n", name);
    }

    @Command(
            description = "Takes an account and its tokens away; its changes keep its name.",
            mixinStandardHelpOptions = true)
    void remove(@Parameters(paramLabel = "NAME") String name) {
        ServiceParts.use(Accounts.class, accounts -> accounts.remove(name));
        System.out.printf("%s is gone.%n", name);
    }

    @Command(description = "Makes a token, by which a program acts for the account.", mixinStandardHelpOptions = true)
    void token(
            @Parameters(paramLabel = "NAME") String name,
            @Option(names = "--title", defaultValue = "", description = "what it is for") String title,
            @Option(
                            names = "--days",
                            defaultValue = "365",
                            description = "on how many days it is taken (${DEFAULT-VALUE})")
                    int days) {
        ServiceParts.use(Accounts.class, accounts -> {
            Accounts.NewToken token = accounts.addToken(name, title, days);
            System.out.printf(
                    "Until %s, send Authorization: Bearer %s%nIt is shown only now.%n",
                    token.lastDay(), token.secret());
        });
    }

    @Command(description = "Takes a token away.", mixinStandardHelpOptions = true)
    void revoke(@Parameters(paramLabel = "NUMBER", description = "as list shows it") long number) {
        ServiceParts.use(Accounts.class, accounts -> accounts.revoke(number));
        System.out.printf("The token %d is taken no more.%n", number);
    }

    /** Where a new password comes from. */
    static final class PasswordSource {
        @Option(
                names = "--password-stdin",
                description = "takes the password from the first line of the standard input")
        private boolean isFromInput;

        String read() {
            return isFromInput ? line() : typed();
        }

        private static String line() {
            try {
                // Not closed: the standard input is not ours.
                String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
                return Objects.requireNonNullElse(line, "");
            } catch (IOException e) {
                throw new GisException.Setup("The password can't be read from the standard input.", e);
            }
        }

        @SuppressWarnings("SystemConsoleNull") // Up to Java 21 there is none without a terminal.
        private static String typed() {
            Console console = System.console();
            if (console == null) {
                throw new GisException.Setup("There is no terminal to ask for a password; use --password-stdin.");
            }
            String password = String.valueOf(console.readPassword("New password: "));
            if (!password.equals(String.valueOf(console.readPassword("The same again: ")))) {
                throw new GisException.InvalidParameter("password", "The two passwords differ; nothing was changed.");
            }
            return password;
        }
    }
}
