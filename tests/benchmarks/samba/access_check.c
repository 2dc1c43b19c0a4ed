/*
 * Times Samba's se_access_check on one case, for tests/benchmarks (AccessChecks.cs compiles and runs it).
 *
 * Usage: access_check CHECKS DESIRED OWNER SID,SID... type;flags;mask;SID ...   (numbers in hexadecimal, CHECKS in decimal)
 * Prints: nanoseconds of processor time for one check in the best of 25 batches of CHECKS, granted rights in hexadecimal or "denied".
 *
 * Debian: apt-get install gcc samba-dev samba-libs. The function is in a private library, so that its prototype stands here.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <sys/types.h>
#include <util/data_blob.h>
#include <core/ntstatus.h>
#include <gen_ndr/security.h>

NTSTATUS se_access_check(const struct security_descriptor *sd, const struct security_token *token, uint32_t access_desired, uint32_t *access_granted);

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
	return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

static struct dom_sid sid_of(const char *text)
{
	struct dom_sid sid = { .sid_rev_num = 1 };
	char *end = NULL;
	unsigned long long authority = strtoull(text + strlen("S-1-"), &end, 10);

	for (int i = 0; i < 6; i++)
		sid.id_auth[i] = (uint8_t)(authority >> (8 * (5 - i)));
	while (*end == '-' && sid.num_auths < 15)
		sid.sub_auths[sid.num_auths++] = (uint32_t)strtoul(end + 1, &end, 10);
	return sid;
}

static struct security_ace ace_of(char *text)
{
	struct security_ace ace = { 0 };

	ace.type = strtoul(strtok(text, ";"), NULL, 16);
	ace.flags = (uint8_t)strtoul(strtok(NULL, ";"), NULL, 16);
	ace.access_mask = (uint32_t)strtoul(strtok(NULL, ";"), NULL, 16);
	ace.trustee = sid_of(strtok(NULL, ";"));
	return ace;
}

int main(int argc, char **argv)
{
	static struct dom_sid sids[64];
	static struct security_ace aces[64];
	struct security_token token = { .sids = sids };
	struct security_acl dacl = { .revision = SECURITY_ACL_REVISION_NT4, .aces = aces };
	struct security_descriptor sd = { .revision = SECURITY_DESCRIPTOR_REVISION_1, .dacl = &dacl };
	uint32_t granted = 0;
	NTSTATUS status = NT_STATUS_OK;

	if (argc < 5 || argc > 5 + 64)
		return 2;
	long checks = strtol(argv[1], NULL, 10);
	uint32_t desired = (uint32_t)strtoul(argv[2], NULL, 16);
	struct dom_sid owner = sid_of(argv[3]);
	for (char *text = strtok(argv[4], ","); text != NULL && token.num_sids < 64; text = strtok(NULL, ","))
		sids[token.num_sids++] = sid_of(text);
	for (int i = 5; i < argc; i++)
		aces[dacl.num_aces++] = ace_of(argv[i]);
	sd.type = SEC_DESC_SELF_RELATIVE | SEC_DESC_DACL_PRESENT;
	sd.owner_sid = &owner;

	double best = 0;
	for (int batch = 0; batch < 25; batch++) {
		double start = now();
		for (long i = 0; i < checks; i++)
			status = se_access_check(&sd, &token, desired, &granted);
		double elapsed = now() - start;
		if (batch == 0 || elapsed < best)
			best = elapsed;
	}

	printf("%.2f ", best / (double)checks);
	if (NT_STATUS_IS_OK(status))
		printf("%x\n", granted);
	else
		printf("denied\n");
	return 0;
}
