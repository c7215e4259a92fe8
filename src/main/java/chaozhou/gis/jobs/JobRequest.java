package chaozhou.gis.jobs;

import chaozhou.gis.catalog.Language;
import org.jspecify.annotations.Nullable;

/**
 * What a job is asked, as it is stored until it has been answered; files of it are apart.
 *
 * @param body the execute request as JSON
 * @param account whose it is; null: anybody's
 * @param address of the client, where it has no account
 */
record JobRequest(
        String process,
        String body,
        Language language,
        @Nullable String account,
        @Nullable String address) {}
